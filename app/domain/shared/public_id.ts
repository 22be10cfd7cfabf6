import { randomBytes } from 'node:crypto'

/**
 * An identifier for the wire: 128 bits from the CSPRNG, 22 characters of base64url.
 * Sequential ids never leave the server. None begins with a hyphen: at a terminal that is a flag.
 */
export function newPublicId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url')
    if (!id.startsWith('-')) return id
  }
}

export const publicIdPattern = /^[\w-]{22}$/

/** Whether something that came in has the form of such an identifier. */
export function isPublicId(given: unknown): given is string {
  return typeof given === 'string' && publicIdPattern.test(given)
}
