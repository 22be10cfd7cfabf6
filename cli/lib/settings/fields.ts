import type { AnswerData } from '../../client.ts'
import { closest } from '../closest.ts'
import { EXIT, Failure } from '../failure.ts'

/** What the server says a setting may be. */
export type SettingField = AnswerData<'admin.settings.index'>['fields'][number]

/** "company.contact.phone" of the settings. */
export function valueAt(settings: object, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((at, name) => (isObject(at) ? Reflect.get(at, name) : undefined), settings)
}

export function unknownKey(key: string, fields: SettingField[]): Failure {
  const known = fields.map((field) => field.key)
  const near = closest(key, known) ?? known.find((one) => one.endsWith(`.${key}`))
  return new Failure('usage', `There is no setting "${key}".`, {
    exitStatus: EXIT.usage,
    hint: near ? `Did you mean ${near}?` : 'See all with: portal settings get',
  })
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
