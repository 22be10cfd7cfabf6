import { closest } from '../closest.ts'
import { EXIT, Failure } from '../failure.ts'
import { clean } from '../text.ts'
import type { SettingField } from './fields.ts'

const YES = ['yes', 'true', 'on']
const NO = ['no', 'false', 'off']

/** A value as it was typed, as the server takes it. What it may be is the server's to say. */
export function parsed(field: SettingField, text: string): unknown {
  if (text === '' && field.nullable) return null
  switch (field.type) {
    case 'yes_no':
      if (YES.includes(text.toLowerCase())) return true
      if (NO.includes(text.toLowerCase())) return false
      throw wrong(field, text, 'yes or no')
    case 'whole_number': {
      const { min, max } = field
      const number = Number(text)
      const isRight = /^\d+$/.test(text) && number >= (min ?? 0) && number <= (max ?? Infinity)
      if (!isRight) throw wrong(field, text, `a whole number from ${min} to ${max}`)
      return number
    }
    case 'choice':
      if (field.choices?.includes(text)) return text
      throw wrong(
        field,
        text,
        (field.choices ?? []).join(' or '),
        closest(text, field.choices ?? [])
      )
    case 'amounts':
    case 'questions':
      return fromJson(field, text)
    default:
      return text
  }
}

/** For people, on one line. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  return clean(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function fromJson(field: SettingField, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const example = field.type === 'amounts' ? '{"EUR":1000}' : '[{"question":"…","answer":"…"}]'
    throw wrong(field, text, `JSON, such as ${example}`)
  }
}

function wrong({ key }: SettingField, text: string, takes: string, near?: string | null): Failure {
  return new Failure('usage', `${key} takes ${takes}, not "${clean(text).slice(0, 60)}".`, {
    exitStatus: EXIT.usage,
    hint: near ? `Did you mean ${near}?` : undefined,
  })
}
