import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { appUrl } from '#config/app'

/** What a response is made with; each can be told wrong. */
export type Lies = {
  origin?: string
  rpId?: string
  type?: string
  counter?: number
  /** Whether the person was checked (PIN, finger). */
  verified?: boolean
  key?: KeyObject
  userHandle?: string
}

type Options = { challenge: string }

const PRESENT = 0x01
const VERIFIED = 0x04
const BACKUP = 0x08 | 0x10
const HAS_KEY = 0x40

const { hostname, origin: ownOrigin } = new URL(appUrl)

/** A passkey in software, as a phone or a security key holds one (ES256, attestation "none"). */
export class SoftwareAuthenticator {
  private pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly id = randomBytes(32).toString('base64url')

  /** `counts`: whether it counts its signatures; synced passkeys do not. */
  constructor(
    private choices: { counts?: boolean; backedUp?: boolean } = {},
    private count = 0
  ) {}

  /** The same key on another device, as somebody who copied it has it. */
  copy(): SoftwareAuthenticator {
    return Object.assign(Object.create(SoftwareAuthenticator.prototype), this)
  }

  register({ challenge }: Options, lies: Lies = {}) {
    const authData = Buffer.concat([this.head(HAS_KEY, lies), this.keyData()])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return {
      ...this.named(),
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, lies).toString('base64url'),
        attestationObject: Buffer.from(
          isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])
        ).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  sign({ challenge }: Options, lies: Lies = {}) {
    if (this.choices.counts) this.count++
    const authenticatorData = this.head(0, lies)
    const client = clientData('webauthn.get', challenge, lies)
    const signed = Buffer.concat([authenticatorData, sha256(client)])
    return {
      ...this.named(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, lies.key ?? this.pair.privateKey).toString('base64url'),
        ...(lies.userHandle !== undefined && { userHandle: lies.userHandle }),
      },
    }
  }

  private named() {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} }
  }

  private head(
    more: number,
    { rpId = hostname, counter = this.count, verified = true }: Lies
  ): Buffer {
    const flags = PRESENT | (verified ? VERIFIED : 0) | (this.choices.backedUp ? BACKUP : 0) | more
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(counter)
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), counted])
  }

  /** The key as COSE has it (RFC 9053, 7.1.1). */
  private keyData(): Buffer {
    const { x, y } = this.pair.publicKey.export({ format: 'jwk' })
    const bytes = (text: string | undefined) => new Uint8Array(Buffer.from(text!, 'base64url'))
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ])
    const id = Buffer.from(this.id, 'base64url')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const encoded = isoCBOR.encode(key as Parameters<typeof isoCBOR.encode>[0])
    return Buffer.concat([Buffer.alloc(16), length, id, Buffer.from(encoded)])
  }
}

function clientData(type: string, challenge: string, lies: Lies): Buffer {
  const origin = lies.origin ?? ownOrigin
  return Buffer.from(JSON.stringify({ type: lies.type ?? type, challenge, origin }))
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
