import type { EncryptionService } from '@adonisjs/core/types'

const PURPOSE = 'outbox'

/** Links that sign somebody in, encrypted until the mail is accepted. */
export function sealSecrets(
  encryption: EncryptionService,
  secrets: Record<string, string>
): string {
  return encryption.encrypt(secrets, undefined, PURPOSE)
}

/** Throws when the text was made with another key or for another purpose. */
export function openSecrets(
  encryption: EncryptionService,
  sealed: string | null
): Record<string, string> {
  if (sealed === null) return {}
  const secrets = encryption.decrypt<Record<string, string>>(sealed, PURPOSE)
  if (!secrets) throw new Error('A mail was queued under another APP_KEY; it cannot be sent')
  return secrets
}
