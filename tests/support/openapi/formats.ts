import type { Schema } from '#tests/support/openapi/schema'

/**
 * What a text is cannot be read from its type, so its name says it. Every answer of the functional
 * tests is held to these.
 */
const formats: [name: RegExp, format: Schema][] = [
  [/(At|^at|^since|^respondBy)$/, { format: 'date-time' }],
  [/(On|^on|^today)$/, { format: 'date' }],
  [/^currency$/, { pattern: '^[A-Z]{3}$' }],
]

export function formatOf(name: string): Schema {
  return formats.find(([pattern]) => pattern.test(name))?.[1] ?? {}
}

const WHOLE = /(Minor|^count|Count|^total|^days|Days|^position|Minutes|Hours|Bytes|^limit)$/

export function isWhole(name: string): boolean {
  return WHOLE.test(name)
}
