import { readFile } from 'node:fs/promises'
import { EXIT, Failure } from '../failure.ts'
import { isObject, unknownKey, valueAt, type SettingField } from './fields.ts'
import { parsed } from './values.ts'

/** By section, as each takes them. */
export type Changes = Map<string, Record<string, unknown>>

const ELSEWHERE: Record<string, string> = {
  'portal.enabled': 'portal enable, portal disable',
  'branding.logo': 'portal branding set --logo <file>',
}

/** Printed with the settings, and none of them: how readable the colour is, and which version it is. */
const TOLD_BESIDE = /^(branding\.contrast(\.|$)|[a-z]+\.version$)/

/** What `key=value` pairs and a file ask for. All of it is looked at before anything is changed. */
export async function changesOf(
  pairs: string[],
  file: string | undefined,
  fields: SettingField[]
): Promise<Changes> {
  const changes: Changes = new Map()
  const given = file ? await fromFile(file, fields) : []
  for (const [field, value] of [...given, ...pairs.map((pair) => fromPair(pair, fields))]) {
    const [section, ...path] = field.key.split('.')
    const body = changes.get(section) ?? {}
    put(body, path, value)
    changes.set(section, body)
  }
  if (changes.size > 0) return changes
  throw new Failure('usage', 'Say what to change, as key=value.', {
    exitStatus: EXIT.usage,
    hint: 'See what there is with: portal settings get',
  })
}

function fromPair(pair: string, fields: SettingField[]): [SettingField, unknown] {
  const at = pair.indexOf('=')
  const key = at === -1 ? pair : pair.slice(0, at)
  const field = fields.find((one) => one.key === key)
  if (!field) throw unknownKey(key, fields)
  if (at === -1) {
    throw new Failure('usage', `Say what ${key} is to be, as ${key}=value.`, {
      exitStatus: EXIT.usage,
    })
  }
  if (field.readOnly) throw elsewhere(key)
  return [field, parsed(field, pair.slice(at + 1))]
}

/** What cannot be changed this way is left out: a file that was printed may be sent back. */
async function fromFile(file: string, fields: SettingField[]): Promise<[SettingField, unknown][]> {
  const settings = await readJson(file)
  for (const key of keysOf(settings)) {
    const isKnown = fields.some((field) => key === field.key || key.startsWith(`${field.key}.`))
    if (!isKnown && !TOLD_BESIDE.test(key)) throw unknownKey(key, fields)
  }
  return fields
    .filter(({ readOnly }) => !readOnly)
    .map((field): [SettingField, unknown] => [field, valueAt(settings, field.key)])
    .filter(([, value]) => value !== undefined)
}

/** The keys of all that is no object, and of lists as a whole. */
function keysOf(settings: object, before = ''): string[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    isObject(value) && !Array.isArray(value)
      ? keysOf(value, `${before}${name}.`)
      : [`${before}${name}`]
  )
}

async function readJson(file: string): Promise<object> {
  try {
    const settings: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (isObject(settings) && !Array.isArray(settings)) return settings
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw unreadable(file, reason)
  }
  throw unreadable(file, 'it is no object')
}

function unreadable(file: string, reason: string): Failure {
  return new Failure('usage', `${file} cannot be read as settings: ${reason}`, {
    exitStatus: EXIT.usage,
  })
}

function elsewhere(key: string): Failure {
  return new Failure('usage', `${key} is not set like this.`, {
    exitStatus: EXIT.usage,
    hint: ELSEWHERE[key] && `Use: ${ELSEWHERE[key]}`,
  })
}

function put(body: Record<string, unknown>, [name, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    body[name] = value
    return
  }
  const inner = body[name]
  const next: Record<string, unknown> = isObject(inner) ? { ...inner } : {}
  put(next, rest, value)
  body[name] = next
}
