import { hashSecret } from '#domain/accounts/links/secret_tokens'
import ClientViewing from '#models/client_viewing'

const SHAPE = /^[\w-]{43}$/

/** The viewing whose secret a browser has, in whatever state, with its client and whose it is. */
export async function findViewing(secret: string): Promise<ClientViewing | null> {
  if (!SHAPE.test(secret)) return null
  return ClientViewing.query()
    .where('secret_hash', hashSecret(secret))
    .preload('ofClient')
    .preload('signIn', (signIn) => signIn.preload('staff'))
    .first()
}
