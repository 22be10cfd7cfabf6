// The certificate library's dependency injection wants this before it is loaded.
import 'reflect-metadata'
import { createSign, generateKeyPair, webcrypto, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import * as x509 from '@peculiar/x509'
import { hex } from '#tests/sandbox/ids'

/** The name in the certificate that signs PayPal's webhooks. */
export const SIGNER_NAME = 'messageverificationcerts.sandbox.paypal.com'

const DAY_MS = 86_400_000
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const generate = promisify(generateKeyPair)

export interface CertificateChain {
  /** Part of the certificate's URL. */
  id: string
  /** Signer and intermediate, as PayPal serves them. */
  pem: string
  /** The root that a verifier has to trust. */
  rootPem: string
  privateKey: KeyObject
}

let made: Promise<CertificateChain> | undefined

/** The chain of this process: its sandboxes share one, because an RSA key takes a while to make. */
export function chainOfProcess(): Promise<CertificateChain> {
  made ??= makeChain(Date.now())
  return made
}

/**
 * A root, an intermediate and a signing certificate. The signer's key is RSA because PayPal's
 * signature is; the others are elliptic because those are made in no time.
 */
async function makeChain(now: number): Promise<CertificateChain> {
  x509.cryptoProvider.set(webcrypto as Crypto)
  const { subtle } = webcrypto
  const rootKeys = await subtle.generateKey(EC, true, ['sign', 'verify'])
  const middleKeys = await subtle.generateKey(EC, true, ['sign', 'verify'])
  const signer = await generate('rsa', { modulusLength: 2048 })
  const signerPublicKey = await subtle.importKey(
    'spki',
    signer.publicKey.export({ type: 'spki', format: 'der' }),
    RSA,
    true,
    ['verify']
  )
  const validity = {
    notBefore: new Date(now - 30 * DAY_MS),
    notAfter: new Date(now + 730 * DAY_MS),
    signingAlgorithm: EC,
  }
  const authority = (length: number) => [
    new x509.BasicConstraintsExtension(true, length, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
  ]
  const rootName = 'CN=Sandbox Root CA, O=Payments Sandbox'
  const middleName = 'CN=Sandbox Intermediate CA, O=Payments Sandbox'
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: serial(),
    name: rootName,
    keys: rootKeys,
    extensions: authority(1),
  })
  const middle = await x509.X509CertificateGenerator.create({
    ...validity,
    serialNumber: serial(),
    subject: middleName,
    issuer: rootName,
    publicKey: middleKeys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: authority(0),
  })
  const leaf = await x509.X509CertificateGenerator.create({
    ...validity,
    serialNumber: serial(),
    subject: `CN=${SIGNER_NAME}, O="PayPal, Inc.", L=San Jose, ST=California, C=US`,
    issuer: middleName,
    publicKey: signerPublicKey,
    signingKey: middleKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: SIGNER_NAME }]),
    ],
  })
  return {
    id: `CERT-${hex(8)}-${hex(8)}`,
    pem: `${leaf.toString('pem')}\n${middle.toString('pem')}\n`,
    rootPem: `${root.toString('pem')}\n`,
    privateKey: signer.privateKey,
  }
}

/** Base64 RSA-SHA256, PayPal's `SHA256withRSA`. */
export function sign(message: string, privateKey: KeyObject): string {
  return createSign('RSA-SHA256').update(message).sign(privateKey, 'base64')
}

/** Positive: the first bit stays 0. */
function serial(): string {
  return `01${hex(30)}`
}
