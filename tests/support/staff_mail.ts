import encryption from '@adonisjs/core/services/encryption'
import { openSecrets } from '#mails/secret_params'
import OutboxMail from '#models/outbox_mail'

/** The secret in the link of the newest mail of that kind. */
export async function staffSecret(kind: string): Promise<string> {
  const mail = await OutboxMail.query().where('kind', kind).orderBy('id', 'desc').firstOrFail()
  return openSecrets(encryption, mail.secretParams).token
}
