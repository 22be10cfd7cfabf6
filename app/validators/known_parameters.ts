import { Problem } from '#exceptions/problem'

/** A parameter nobody reads is a mistake of the caller, and the answer would look as if it worked. */
export function onlyKnownParameters(
  query: Record<string, unknown>,
  known: readonly string[]
): Record<string, unknown> {
  const unknown = Object.keys(query).filter((name) => !known.includes(name))
  if (unknown.length === 0) return query

  throw new Problem('invalid-input', 422, {
    errors: unknown.map((field) => ({
      field,
      rule: 'unknown',
      message: `There is no parameter ${field}; there are ${known.join(', ')}`,
    })),
  })
}
