import { formBody, seeOther, type Exchange, type Reply } from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import { escapeHtml, layout, notice, readableAmount } from '#tests/sandbox/pages/layout'
import { decide } from '#tests/sandbox/paypal/approve'
import { APPROVE_OUTCOMES, type PaypalOrder } from '#tests/sandbox/paypal/entities'
import { paypalExponent } from '#tests/sandbox/paypal/money'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

const RIBBON = 'PayPal sandbox: no real money'

/** What the payer sees after the redirect: plain forms, so that it works without a script too. */
export function approvalPages(router: Router, world: PaypalWorld): void {
  router.on('GET', '/checkoutnow', 'page.approval', ({ query }) => {
    const order = world.orders.get(query.get('token') ?? '')
    return order ? approval(order) : unknownOrder()
  })
  router.on('POST', '/checkoutnow', 'page.decision', (exchange) => decision(world, exchange))
}

function decision(world: PaypalWorld, exchange: Exchange): Reply {
  const form = formBody(exchange)
  const order = world.orders.get(form.get('token') ?? '')
  const outcome = APPROVE_OUTCOMES.find((one) => one === form.get('outcome'))
  if (!order || !outcome) return unknownOrder()
  const next = decide(world, order, outcome)
  if (next === undefined) return finished()
  if (next) return seeOther(next)
  return notice(RIBBON, 'Decided', 'The shop gave no address to go back to.')
}

function approval(order: PaypalOrder): Reply {
  if (order.status === 'COMPLETED' || order.status === 'VOIDED') return finished()
  const [unit] = order.purchaseUnits
  const { currency_code: currency, value } = unit.amount
  const amount = readableAmount(value, currency, paypalExponent(currency))
  const declined = order.outcome === 'insufficient_funds'
  const button = (outcome: string, label: string, primary = false) =>
    `<button${primary ? ' class="primary"' : ''} name="outcome" value="${outcome}">${label}</button>`
  const body = `
<h1>${escapeHtml(order.brandName ?? 'A shop')}</h1>
<p class="soft">${escapeHtml(unit.description ?? unit.invoice_id ?? order.id)}</p>
<p class="amount">${escapeHtml(amount)}</p>
<p class="note bad">${declined ? 'The last way of paying was declined. Choose again.' : ''}</p>
<p class="soft">Signed in as Sandbox Customer (customer@example.com).</p>
<form method="post" action="/checkoutnow">
  <input type="hidden" name="token" value="${escapeHtml(order.id)}">
  ${button('approve', `Approve ${escapeHtml(amount)}`, true)}
  ${button('cancel', 'Cancel and go back to the shop')}
  <div class="rest">
    <h2>Or end it another way</h2>
    ${button('insufficient_funds', 'Insufficient funds')}
    ${button('pending', 'eCheck: stays pending')}
    ${button('declined', 'Declined at capture')}
  </div>
</form>`
  return layout({ title: 'Approve your payment', ribbon: RIBBON, body })
}

const finished = () =>
  notice(RIBBON, 'Already done', 'This order is finished. There is nothing left to approve.')

const unknownOrder = () => notice(RIBBON, 'No such order', 'The order is not known here.', 404)
