import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { readSettings } from '#domain/settings/read_settings'
import type { SettingKey, Settings } from '#domain/settings/settings'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'

/**
 * Merges `changes` into one setting. Answers the setting as it is now, and whether it changed:
 * saying the same twice writes nothing.
 */
export async function changeSetting<Key extends SettingKey>(
  key: Key,
  changes: Partial<Settings[Key]>,
  actor: Actor,
  now: DateTime
): Promise<{ value: Settings[Key]; changed: boolean }> {
  return writeTransaction(async (trx) => {
    const { [key]: before } = await readSettings(trx)
    const after = { ...before, ...changes }
    if (JSON.stringify(before) === JSON.stringify(after)) return { value: after, changed: false }

    await trx.rawQuery(
      `insert into settings (key, value, updated_at) values (?, ?, ?)
       on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
      [key, JSON.stringify(after), iso(now)]
    )
    const changedFields = Object.keys(changes).filter(
      (field) =>
        JSON.stringify(before[field as keyof Settings[Key]]) !==
        JSON.stringify(after[field as keyof Settings[Key]])
    )
    await recordAudit(
      trx,
      actor,
      {
        action: 'setting.changed',
        target: { type: 'setting', id: key },
        details: { fields: changedFields, ...(key === 'portal' ? { after } : {}) },
      },
      now
    )
    return { value: after, changed: true }
  })
}
