/*
 * Something in it never lets go, as a socket does that nobody closes; it is asked to end as the
 * server is. Argument: whether ending it in order hangs as well.
 */
import { endInTime } from '#start/end_in_time'

const isStuck = process.argv[2] === 'stuck'
setInterval(() => {}, 1000)
const terminate = () => (isStuck ? new Promise<void>(() => {}) : Promise.resolve())
process.once('SIGTERM', () => endInTime({ terminate }, 300))
process.send?.('ready')
process.channel?.unref()
