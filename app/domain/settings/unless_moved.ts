import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { lockSetting } from '#domain/settings/change_setting'
import { readSettings } from '#domain/settings/read_settings'
import type { SettingKey, Settings } from '#domain/settings/settings'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { versionOf } from '#domain/shared/version_of'

/**
 * Makes a change of settings unless somebody else changed them since `version` (of each of
 * them, in the order of `keys`), which is null for who
 * wants it made in any case. Refused with how they stand now, and nothing changed.
 */
export function unlessMoved<Result>(
  { keys, version, now }: { keys: SettingKey[]; version: string | null; now: DateTime },
  change: (trx: TransactionClientContract) => Promise<Result>
): Promise<Done<Result> | Refused<'changed_meanwhile', { current: Settings }>> {
  return writeTransaction(async (trx) => {
    for (const key of keys) await lockSetting(trx, key, now)
    if (version !== null) {
      const current = await readSettings(trx)
      if (versionOf(keys.map((key) => current[key])) !== version) {
        return refused('changed_meanwhile', { current })
      }
    }
    return done(await change(trx))
  })
}
