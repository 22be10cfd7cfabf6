import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { defaultSettings, type SettingKey, type Settings } from '#domain/settings/settings'

/**
 * All settings, defaults filled in. One short query: settings are read on nearly every request,
 * and a cache would have to be told across processes when the portal is turned off.
 */
export async function readSettings(
  client: QueryClientContract = db.connection()
): Promise<Settings> {
  const rows: { key: string; value: string }[] = await client
    .from('settings')
    .select('key', 'value')
  const stored = new Map(rows.map((row) => [row.key, JSON.parse(row.value)]))
  const keys = Object.keys(defaultSettings) as SettingKey[]

  return Object.fromEntries(
    keys.map((key) => [key, { ...defaultSettings[key], ...stored.get(key) }])
  ) as Settings
}
