/** Signs heads of the chain with a key that the domain never sees. */
export interface HeadSigner {
  /** The key's fingerprint; see `keyIdOf`. */
  keyId: string
  /** SPKI in base64. */
  publicKey: string
  /** Ed25519 over the text, in base64. */
  sign(text: string): string
}

let bound: HeadSigner | null = null

/** A provider binds it at boot; null when this installation has no key. */
export function bindHeadSigner(signer: HeadSigner | null): void {
  bound = signer
}

export function headSigner(): HeadSigner | null {
  return bound
}
