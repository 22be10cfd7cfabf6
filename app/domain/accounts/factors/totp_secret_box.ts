import encryption from '@adonisjs/core/services/encryption'

const PURPOSE = 'totp'

/** A copy of the database alone is no second factor: the key is APP_KEY. */
export function sealTotpSecret(secret: string): string {
  return encryption.encrypt(secret, undefined, PURPOSE)
}

/** Null when it was sealed under another APP_KEY: no code is right then. */
export function openTotpSecret(sealed: string): string | null {
  return encryption.decrypt<string>(sealed, PURPOSE)
}
