import { Problem } from '#exceptions/problem'

/** Far more than any body of this API needs, far less than what ends a recursive function. */
const DEEPEST = 32

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * An object or list from the bytes of a JSON text; no bytes are an empty object. Throws the problem
 * bad-request for what is no such JSON, nests deeper than 32 or names `__proto__`.
 */
export function parseJson(bytes: Buffer): object {
  if (bytes.length === 0) return {}
  const value = read(bytes)
  if (typeof value !== 'object' || value === null || !isHarmless(value, DEEPEST)) throw refusal()
  return value
}

function read(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (error) {
    throw refusal(error)
  }
}

function isHarmless(value: unknown, deepest: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (deepest === 0 || Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((inner) => isHarmless(inner, deepest - 1))
}

function refusal(cause?: unknown): Problem {
  return new Problem('bad-request', 400, {}, { cause })
}
