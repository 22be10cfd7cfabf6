import { createPublicKey, sign, type KeyObject } from 'node:crypto'
import { keyIdOf } from '#domain/audit/chain/signed_head'
import type { HeadSigner } from '#domain/audit/head_signer'

/** Signs with a private key that stays in this process. */
export function ed25519Signer(privateKey: KeyObject): HeadSigner {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return {
    keyId: keyIdOf(spki),
    publicKey: spki.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  }
}
