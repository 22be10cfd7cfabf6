import type { IncomingMessage } from 'node:http'
import type { HttpContext } from '@adonisjs/core/http'
import { storeEvent } from '#domain/ledger/events/store_event'
import { storeRejected } from '#domain/ledger/events/store_rejected'
import type { Clock } from '#domain/shared/clock'
import { notFound, Problem } from '#exceptions/problem'
import type { GatewayName, RawWebhook } from '#gateways/payment_gateway'
import type { GatewayRegistry } from '#gateways/registry'

const MAX_BYTES = 1_000_000

/**
 * Verifies a webhook over the bytes as they came, stores it, and answers; a job looks into it. A
 * forged one is refused and kept apart. When it cannot be told (PayPal's certificate cannot be had)
 * the answer is 503, and the gateway sends it again.
 */
export async function receiveWebhook(
  ctx: HttpContext,
  name: GatewayName,
  gateways: GatewayRegistry,
  clock: Clock
) {
  const { request, response } = ctx
  const gateway = gateways.get(name)
  if (!gateway) throw notFound()

  const raw: RawWebhook = {
    body: await readBody(ctx),
    headers: singleHeaders(request.request),
    receivedAt: clock.now(),
  }
  const event = await gateway.readEvent(raw)
  switch (event.outcome) {
    case 'verified': {
      const { isNew } = await storeEvent(gateway.name, raw, event)
      return response.ok({ received: true, new: isNew })
    }
    case 'rejected':
      await storeRejected(gateway.name, raw, event, clock.now())
      throw new Problem('webhook-refused', 400)
    case 'unverifiable':
      throw new Problem('webhook-unverifiable', 503, {}, { retryAfter: 30 })
  }
}

/** Not through the body parser: a signature is over these bytes and over no others. */
async function readBody({ request, response }: HttpContext): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // Left open when it is too much, so that the sender gets to hear why.
  for await (const chunk of request.request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > MAX_BYTES) {
      response.header('connection', 'close')
      throw new Problem('too-large', 413)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A header that came twice is no signature: only single ones are passed on. */
function singleHeaders({ headersDistinct }: IncomingMessage): RawWebhook['headers'] {
  return Object.fromEntries(
    Object.entries(headersDistinct)
      .filter(([, values]) => values?.length === 1)
      .map(([header, values]) => [header, values?.[0]])
  )
}
