import { connect } from 'node:tls'
import type { Certificate } from './from_here.ts'

const PATIENCE = 10_000

/**
 * Looks at the certificate of an https address, without sending anything: also at one that is not
 * trusted. Null for http, and when nobody answers, which another check tells.
 */
export async function readCertificate(address: string): Promise<Certificate | null> {
  const { protocol, hostname, port } = new URL(address)
  if (protocol !== 'https:') return null
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      // A name only: an address is none (RFC 6066).
      servername: /^[\d.]+$|:/.test(host) ? '' : host,
      rejectUnauthorized: false,
    })
    const end = (found: Certificate | null) => {
      socket.destroy()
      resolve(found)
    }
    socket.setTimeout(PATIENCE, () => end(null))
    socket.once('error', () => end(null))
    socket.once('secureConnect', () => {
      const { authorized, authorizationError } = socket
      const trouble = authorized ? null : String(authorizationError)
      end({ trouble, validTo: socket.getPeerCertificate().valid_to ?? null })
    })
  })
}
