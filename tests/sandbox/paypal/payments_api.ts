import {
  json,
  objectBody,
  type Exchange,
  type JsonObject,
  type Reply,
} from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import type { PaypalRefund } from '#tests/sandbox/paypal/entities'
import { refuse, unknownResource } from '#tests/sandbox/paypal/errors'
import { requestIdOf, wantsWhole } from '#tests/sandbox/paypal/orders_api'
import { moneyAt } from '#tests/sandbox/paypal/read_order'
import { refund, refuseRefund } from '#tests/sandbox/paypal/refund'
import { captureResource, wholeRefund } from '#tests/sandbox/paypal/represent'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

export function paymentsApi(router: Router, world: PaypalWorld): void {
  router.on('GET', '/v2/payments/captures/:id', 'captures.get', ({ params }) => {
    const capture = world.captures.get(params.id)
    return capture ? json(200, captureResource(world, capture)) : unknownResource()
  })
  router.on('POST', '/v2/payments/captures/:id/refund', 'captures.refund', (exchange) =>
    refundReply(world, exchange)
  )
  router.on('GET', '/v2/payments/refunds/:id', 'refunds.get', ({ params }) => {
    const found = world.refunds.get(params.id)
    return found ? json(200, wholeRefund(world, found)) : unknownResource()
  })
}

function refundReply(world: PaypalWorld, exchange: Exchange): Reply {
  const capture = world.captures.get(exchange.params.id)
  if (!capture) return unknownResource()
  const requestId = requestIdOf(exchange)
  const scope = `captures.refund ${capture.id}`
  const before = world.refunds.get(world.requestKeys.find(scope, requestId) ?? '')
  if (before) return shown(world, before, exchange)
  const body = objectBody(exchange)
  if (!body) return refuse(400, 'INVALID_PARAMETER_SYNTAX')
  const money = body.amount === undefined ? null : moneyAt(body.amount, '/amount')
  if (money?.refused) return money.refused
  const amount = money?.value ?? null
  const refused = refuseWords(world, body) ?? refuseRefund(world, capture, amount)
  if (refused) return refused
  const made = refund(world, capture, amount, {
    ...(typeof body.invoice_id === 'string' ? { invoiceId: body.invoice_id } : {}),
    ...(typeof body.custom_id === 'string' ? { customId: body.custom_id } : {}),
    ...(typeof body.note_to_payer === 'string' ? { note: body.note_to_payer } : {}),
  })
  if (made.invoiceId) world.refundInvoiceIds.add(made.invoiceId)
  world.requestKeys.remember(scope, requestId, made.id, 'payments')
  return shown(world, made, exchange)
}

function refuseWords(world: PaypalWorld, body: JsonObject): Reply | null {
  for (const [name, most] of [
    ['invoice_id', 127],
    ['custom_id', 127],
    ['note_to_payer', 255],
  ] as const) {
    const value = body[name]
    if (value === undefined) continue
    if (typeof value !== 'string') {
      return refuse(400, 'INVALID_PARAMETER_SYNTAX', { field: `/${name}` })
    }
    if (value.length < 1 || value.length > most) {
      return refuse(400, 'INVALID_STRING_LENGTH', { field: `/${name}` })
    }
  }
  if (!world.refundInvoiceIds.has(String(body.invoice_id))) return null
  return refuse(422, 'DUPLICATE_INVOICE_ID', {
    field: '/invoice_id',
    description: 'Invoice ID was previously used to refund a capture.',
  })
}

function shown(world: PaypalWorld, made: PaypalRefund, exchange: Exchange): Reply {
  const whole = wholeRefund(world, made)
  if (wantsWhole(exchange)) return json(201, whole)
  return json(201, { id: whole.id, status: whole.status, links: whole.links })
}
