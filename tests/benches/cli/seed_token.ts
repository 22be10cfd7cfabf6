import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Duration } from 'luxon'
import { staffToken } from '#tests/support/staff_api'

/** An owner, whose token is where whoever measures finds it. */
export default async function seedToken(): Promise<void> {
  const lifetime = Duration.fromObject({ days: 1 })
  await writeFile(join(process.env.DATA_DIR!, 'token'), await staffToken('owner', { lifetime }))
}
