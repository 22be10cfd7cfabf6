/**
 * What the portal takes for an e-mail address: one "@", a domain with a dot or "localhost", no
 * spaces, control characters or quoting, at most 254 characters. Lower case, because addresses are
 * unique whatever the case they are typed in.
 */
const SHAPE = /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u

/** The address as it is kept, or null when it cannot be one. Never throws. */
export function normalizeEmail(text: string | null | undefined): string | null {
  if (!text) return null
  const email = text.trim().toLowerCase()
  if (email.length > 254 || !SHAPE.test(email) || email.includes('..')) return null
  return email
}
