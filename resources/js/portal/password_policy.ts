/** NIST 800-63B-4: fifteen characters when the password stands alone, eight beside a second factor. */
export const PASSWORD_MIN = 15
export const PASSWORD_MIN_WITH_FACTOR = 8

/** The server decides; this saves a round trip. */
export const isTooShort = (password: string, min = PASSWORD_MIN) =>
  Array.from(password).length < min
