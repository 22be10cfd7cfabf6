import { createPrivateKey, type KeyObject } from 'node:crypto'

/** The key that signs the audit log's heads (Ed25519, PKCS#8 in base64), or null when it is none. */
export function readAuditKey(text: string): KeyObject | null {
  try {
    const key = createPrivateKey({
      key: Buffer.from(text, 'base64'),
      format: 'der',
      type: 'pkcs8',
    })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}
