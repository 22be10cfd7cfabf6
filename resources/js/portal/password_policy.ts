/** NIST 800-63B-4: fifteen characters when the password stands alone. The server decides. */
export const PASSWORD_MIN = 15

export const isTooShort = (password: string) => Array.from(password).length < PASSWORD_MIN
