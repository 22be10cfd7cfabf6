import type { RawWebhook, Rejected } from '#gateways/payment_gateway'

/** What PayPal sends beside the body of a webhook, in the shapes that it documents. */
export type Transmission = {
  id: string
  time: string
  signature: string
  certUrl: string
}

const ID = /^[A-Za-z0-9-]{1,50}$/
const TIME = /^\d{4}-\d{2}-\d{2}T[0-9:.]{5,20}(Z|[+-]\d{2}:\d{2})$/
const BASE64 = /^[A-Za-z0-9+/]{64,500}={0,2}$/
const LONGEST_URL = 500

export function readTransmission(headers: RawWebhook['headers']): Transmission | Rejected {
  const id = headers['paypal-transmission-id'] ?? ''
  const time = headers['paypal-transmission-time'] ?? ''
  const signature = headers['paypal-transmission-sig'] ?? ''
  const certUrl = headers['paypal-cert-url'] ?? ''
  if (!ID.test(id) || !TIME.test(time) || !BASE64.test(signature)) {
    return rejected('signature headers are missing')
  }
  if (certUrl === '' || certUrl.length > LONGEST_URL) return rejected('no certificate is named')
  if (headers['paypal-auth-algo'] !== 'SHA256withRSA') return rejected('unknown algorithm')
  return { id, time, signature, certUrl }
}

export function rejected(reason: string): Rejected {
  return { outcome: 'rejected', reason }
}
