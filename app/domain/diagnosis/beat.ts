import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { iso } from '#domain/shared/iso'

type Process = { id: string; role: 'worker'; version: string; startedAt: DateTime }

const FORGOTTEN = { days: 1 }

/** Says that this process is alive, in the place of what it said before. */
export function beat({ id, role, version, startedAt }: Process, now: DateTime): Promise<void> {
  return writeTransaction(async (trx) => {
    await trx.rawQuery(
      `insert into heartbeats (id, role, version, started_at, beat_at) values (?, ?, ?, ?, ?)
       on conflict (id) do update set beat_at = excluded.beat_at`,
      [id, role, version, iso(startedAt), iso(now)]
    )
    await trx
      .from('heartbeats')
      .where('beat_at', '<', iso(now.minus(FORGOTTEN)))
      .delete()
  })
}
