import { consume, keyOf, type Limit } from '#middleware/consume'
import { networkOf } from '#middleware/network_of'

/*
 * How often terminals that are not signed in may ask. Each one that asks to be approved is a row and an
 * event of the audit log, so a stranger gets few.
 */

const SIGN_INS: Limit = { requests: 20, duration: '15 mins' }

/** Every two seconds, and room for a clock that runs a little fast. */
const POLLS: Limit = { requests: 40, duration: '1 min' }
const POLLS_PER_ADDRESS: Limit = { requests: 400, duration: '1 min' }

/** One terminal that asks to be approved. Throws LimitReached. */
export async function consumeCliSignIn(ip: string): Promise<void> {
  await consume(SIGN_INS, keyOf('cli_sign_in_from', networkOf(ip)))
}

/** One question whether it was. Throws LimitReached, which tells the terminal to ask less often. */
export async function consumeCliPoll(ip: string, deviceCode: string): Promise<void> {
  await consume(POLLS_PER_ADDRESS, keyOf('cli_poll_from', networkOf(ip)))
  await consume(POLLS, keyOf('cli_poll', deviceCode))
}
