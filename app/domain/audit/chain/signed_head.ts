import { createPublicKey, hash as digest, verify, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical_json.ts'

/** An event's hash, and with it all before, signed: whoever can verify this cannot make it. */
export type SignedHead = {
  seq: number
  hash: string
  /** ISO 8601 in UTC. */
  signedAt: string
  /** Which key; see `keyIdOf`. */
  keyId: string
  /** Ed25519 over `headText`, in base64. */
  signature: string
}

/** What is signed. The first member keeps the signature from meaning anything else. */
export function headText({ seq, hash, signedAt, keyId }: Omit<SignedHead, 'signature'>): string {
  return canonicalJson({ what: 'audit log head', seq, hash, signedAt, keyId })
}

/** The fingerprint of a public key: the first 128 bits, in hex, of SHA-256 over its SPKI. */
export function keyIdOf(spki: Buffer): string {
  return digest('sha256', spki, 'hex').slice(0, 32)
}

/** Reads a public key (SPKI in base64), or answers null when it is none or not the one it says. */
export function readPublicKey(id: string, publicKey: string): KeyObject | null {
  const spki = Buffer.from(publicKey, 'base64')
  if (keyIdOf(spki) !== id) return null
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

export function isSignedBy(key: KeyObject, { signature, ...head }: SignedHead): boolean {
  return verify(null, Buffer.from(headText(head)), key, Buffer.from(signature, 'base64'))
}
