import type { Run } from '../../context.ts'
import { unknownKey, valueAt, type SettingField } from '../../lib/settings/fields.ts'
import { shown } from '../../lib/settings/values.ts'

export const run: Run<object> = async ({ output, connect }, _, [key]) => {
  const client = await connect()
  const { fields, ...sections } = await client.data('admin.settings.index')
  if (!key) {
    output.record(sections)
    return table(fields)
  }
  const named = fields.filter((field) => field.key === key || field.key.startsWith(`${key}.`))
  if (named.length === 0) throw unknownKey(key, fields)
  output.record({ key, value: valueAt(sections, key) })
  if (named.length > 1) return table(named)
  output.say(shown(valueAt(sections, key)))

  function table(told: SettingField[]): void {
    output.table(
      [{ title: 'Setting' }, { title: 'Value', shrinks: true }],
      told.map((field) => [field.key, shown(valueAt(sections, field.key))])
    )
  }
}
