import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type { DateTime } from 'luxon'
import { KNOWN_INTERMEDIATES } from '#gateways/paypal/intermediates'

const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g
const SUBJECT = /^messageverificationcerts(\.sandbox)?\.paypal\.com$/
const LONGEST_CHAIN = 6

/** The certificates of a PEM file, leaf first; null when there is none or one cannot be read. */
export function readChain(pem: string): X509Certificate[] | null {
  const blocks = pem.match(PEM) ?? []
  if (blocks.length === 0 || blocks.length > LONGEST_CHAIN) return null
  try {
    return blocks.map((block) => new X509Certificate(block))
  } catch (error) {
    // OpenSSL's "cannot parse" errors have no class of their own.
    if (error instanceof Error) return null
    throw error
  }
}

/**
 * Why the chain is not PayPal's, or null when it is: the leaf names PayPal's signing service, every
 * certificate is valid at `now`, each is signed by the next, and the last by a trusted root.
 */
export function isTrusted(
  chain: X509Certificate[],
  trust: { now: DateTime; roots: string[] | null }
): string | null {
  const [leaf] = chain
  if (leaf === undefined) return 'no certificate'
  const name = commonName(leaf)
  if (!SUBJECT.test(name)) return `certificate of "${name}"`

  const issuers = [...chain.slice(1), ...KNOWN_INTERMEDIATES.map((pem) => new X509Certificate(pem))]
  const roots = trust.roots?.map((pem) => new X509Certificate(pem)) ?? publicRoots()
  let current = leaf
  for (let depth = 0; depth < LONGEST_CHAIN; depth++) {
    if (!isValidAt(current, trust.now)) return 'certificate is not valid at this time'
    if (roots.some((root) => isIssuedBy(current, root) && isValidAt(root, trust.now))) return null
    const issuer = issuers.find((one) => one.ca && isIssuedBy(current, one))
    if (issuer === undefined || issuer.fingerprint256 === current.fingerprint256) break
    current = issuer
  }
  return 'certificate is not signed by a trusted authority'
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

function isValidAt(certificate: X509Certificate, now: DateTime): boolean {
  const at = now.toMillis()
  return certificate.validFromDate.getTime() <= at && at <= certificate.validToDate.getTime()
}

function commonName(certificate: X509Certificate): string {
  return /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? ''
}

let parsedRoots: X509Certificate[] | null = null

/** Node's own list of public authorities, parsed once (about 150 certificates). */
function publicRoots(): X509Certificate[] {
  parsedRoots ??= rootCertificates.map((pem) => new X509Certificate(pem))
  return parsedRoots
}
