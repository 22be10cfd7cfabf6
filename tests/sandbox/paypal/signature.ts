import { createVerify, type KeyObject } from 'node:crypto'
import { crc32 } from 'node:zlib'

export interface Transmission {
  transmissionId: string
  transmissionTime: string
  webhookId: string
  /** The raw body: any re-serialised JSON has another checksum. */
  body: string | Buffer
}

/** What PayPal signs: four fields and bars, the body as its decimal CRC-32. */
export function signedMessage({ transmissionId, transmissionTime, webhookId, body }: Transmission) {
  return `${transmissionId}|${transmissionTime}|${webhookId}|${crc32(body)}`
}

export function isSignedBy(
  publicKey: KeyObject,
  transmission: Transmission,
  signature: string
): boolean {
  return createVerify('RSA-SHA256')
    .update(signedMessage(transmission))
    .verify(publicKey, signature, 'base64')
}
