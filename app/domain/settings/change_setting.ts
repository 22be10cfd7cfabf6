import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { readSettings } from '#domain/settings/read_settings'
import type { SettingKey, Settings } from '#domain/settings/settings'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'

export type Changed<Key extends SettingKey> = { value: Settings[Key]; changed: boolean }

/** Values of these say nothing about anybody, and whoever reads the log asks for them. */
const TOLD_IN_FULL: SettingKey[] = ['portal', 'sessions', 'branding', 'security', 'payments']

/** Merges `changes` into one setting, in a transaction of its own. */
export function changeSetting<Key extends SettingKey>(
  key: Key,
  changes: Partial<Settings[Key]>,
  actor: Actor,
  now: DateTime
): Promise<Changed<Key>> {
  return writeTransaction((trx) => changeSettingIn(trx, key, changes, actor, now))
}

/**
 * Merges `changes` into one setting. Answers the setting as it is now, and whether it changed:
 * saying the same twice writes nothing.
 */
export async function changeSettingIn<Key extends SettingKey>(
  trx: TransactionClientContract,
  key: Key,
  changes: Partial<Settings[Key]>,
  actor: Actor,
  now: DateTime
): Promise<Changed<Key>> {
  await lockSetting(trx, key, now)
  const { [key]: before } = await readSettings(trx)
  const after = { ...before, ...changes }
  if (JSON.stringify(before) === JSON.stringify(after)) return { value: after, changed: false }

  await trx.rawQuery(
    `insert into settings (key, value, updated_at) values (?, ?, ?)
     on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    [key, JSON.stringify(after), iso(now)]
  )
  const fields = Object.keys(changes).filter(
    (field) =>
      JSON.stringify(before[field as keyof Settings[Key]]) !==
      JSON.stringify(after[field as keyof Settings[Key]])
  )
  const target = { type: 'setting', id: key }
  const told = TOLD_IN_FULL.includes(key)
  const was = Object.fromEntries(fields.map((name) => [name, before[name as keyof Settings[Key]]]))
  const details = { fields, ...(told ? { before: was, after } : {}) }
  const byToken = actor.token ? { token: actor.token } : {}
  const changed = { action: 'setting.changed', target, details: { ...details, ...byToken } }
  await recordAudit(trx, actor, changed, now)
  return { value: after, changed: true }
}

/**
 * Who changes a setting reads it first: of two at once the second waits here, and reads what the first
 * made of it. A row without fields says the defaults.
 */
export async function lockSetting(
  trx: TransactionClientContract,
  key: SettingKey,
  now: DateTime
): Promise<void> {
  await trx.rawQuery(
    `insert into settings (key, value, updated_at) values (?, ?, ?)
     on conflict (key) do update set key = excluded.key`,
    [key, '{}', iso(now)]
  )
}
