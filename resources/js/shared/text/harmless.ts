/** Unicode's embeddings, overrides and isolates: what follows would be written around as well. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/gu

/** Values for a sentence: a name that somebody chose does not turn the words after it around. */
export function harmless<Value>(
  values: Record<string, Value> | undefined
): Record<string, Value | string> | undefined {
  if (!values) return undefined
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(TURNING, '') : value,
    ])
  )
}
