import { EXIT, Failure } from '../lib/failure.ts'

/** The path of a route with its parameters filled in and the query behind it. */
export function address(
  pattern: string,
  params: Record<string, unknown> = {},
  query: object = {}
): string {
  const path = pattern.replace(/:(\w+)\??/g, (_, name: string) => segment(name, params[name]))
  const search = queryOf(query).toString()
  return search ? `${path}?${search}` : path
}

/** Dots alone would climb to another address before the server sees them. */
function segment(name: string, value: unknown): string {
  const text = String(value ?? '')
  if (text !== '' && !/^\.{1,2}$/.test(text)) return encodeURIComponent(text)
  throw new Failure('usage', `"${text}" cannot be the ${name} of anything.`, {
    exitStatus: EXIT.usage,
  })
}

/** What is absent is left out: the server takes an empty value for one that was given. */
function queryOf(query: object): URLSearchParams {
  const search = new URLSearchParams()
  const given: [string, unknown][] = Object.entries(query)
  for (const [name, value] of given) {
    if (Array.isArray(value)) for (const item of value) search.append(`${name}[]`, String(item))
    else if (value !== undefined && value !== null) search.append(name, String(value))
  }
  return search
}
