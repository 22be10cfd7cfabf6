import { test } from '@japa/runner'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import { truncate } from '#tests/support/database'
import { heldPayment } from '#tests/support/held_world'
import { ledgerNow, openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'
import { intentFor, invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const NOTHING = 'A'.repeat(22)
const NOTE = { note: 'Talked to them' }

test.group('Admin API: intents and held money', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
  })

  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    adminRequest(method, path, { token, body, headers })

  test('held money says why, and is accepted once', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, id } = await heldPayment(sandbox, '100.00')
    const listed = await send('GET', '/payment-intents?state=held')
    assert.deepEqual(
      listed.body.data.map((row: { id: string }) => row.id),
      [id]
    )
    const { body } = await send('GET', `/payment-intents/${id}`)
    assert.match(body.data.heldReason, /captured EUR 100\.00/)
    assert.match(body.data.explanation, /until somebody decides/)
    const attention = await send('GET', '/attention')
    assert.equal(attention.body.data.groups[0].kind, 'held')
    assert.equal(attention.body.data.groups[0].items[0].id, id)

    const path = `/payment-intents/${id}/acceptance`
    assert.equal((await send('POST', path, {})).status, 422)
    assert.equal((await send('POST', path, { note: 'x', amountMinor: 1 })).status, 422)
    const answers = await Promise.all([1, 2, 3].map(() => send('POST', path, NOTE)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409])
    const refused = answers.find(({ status }) => status === 409)!
    assert.equal(refused.body.type, 'not-held')
    const accepted = answers.find(({ status }) => status === 201)!.body.data
    assert.deepInclude(accepted, { state: 'succeeded' })
    assert.deepInclude(accepted.resolution, { decision: 'accepted', note: NOTE.note })
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 2_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  }).timeout(30_000)

  test('held money is sent back, and the same key answers the same', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, id } = await heldPayment(sandbox, '100.00')
    const key = { 'idempotency-key': 'return-0123456789' }
    const first = await send('POST', `/payment-intents/${id}/return`, NOTE, key)
    assert.equal(first.status, 201)
    assert.equal(first.body.data.resolution.decision, 'returned')
    const [payment] = first.body.data.payments
    assert.deepInclude(payment.refunds[0], {
      state: 'done',
      amount: { amountMinor: 10_000, currency: 'EUR' },
    })
    const again = await send('POST', `/payment-intents/${id}/return`, NOTE, key)
    assert.deepEqual(again.body, first.body)
    const accept = await send('POST', `/payment-intents/${id}/acceptance`, NOTE, key)
    assert.deepEqual([accept.status, accept.body.type], [409, 'idempotency-key-reused'])
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1 })
  }).timeout(30_000)

  test('a check asks the gateway now, and finds money that nobody told us about', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const opened = await openPayment(await signedIn(client), 'razorpay', invoice)
    const { id } = opened.body.data
    const before = await send('POST', `/payment-intents/${id}/check`)
    assert.equal(before.status, 200)
    assert.deepInclude(before.body.data, { state: 'redirected', checks: 1 })
    assert.isString(before.body.data.nextCheckAt)

    sandbox.control.razorpay.pay(await orderOf(id))
    const after = await send('POST', `/payment-intents/${id}/check`, {})
    assert.equal(after.body.data.state, 'succeeded')
    assert.equal(after.body.data.payments[0].amount.amountMinor, 12_000)
    await send('POST', `/payment-intents/${id}/check`)
    assert.lengthOf(await Payment.all(), 1)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  }).timeout(30_000)

  test('while the gateway does not answer, nothing is decided and nothing forgotten', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 400 })
    const { id } = await heldPayment(sandbox, '100.00')
    await sandbox.stop()
    const answer = await send('POST', `/payment-intents/${id}/acceptance`, NOTE)
    assert.deepEqual([answer.status, answer.body.type], [503, 'gateway-unavailable'])
    assert.isNotNull(answer.headers.get('retry-after'))
    const intent = await PaymentIntent.findByOrFail('publicId', id)
    assert.equal(intent.state, 'held')
    assert.isNull(intent.resolution)
  }).timeout(30_000)

  test('what is not held, not there or of a gateway without keys is refused', async ({
    assert,
  }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const intent = await intentFor(invoice)
    for (const verb of ['acceptance', 'return', 'check']) {
      const body = verb === 'check' ? {} : NOTE
      const absent = await send('POST', `/payment-intents/${intent.publicId}/${verb}`, body)
      assert.deepEqual([absent.status, absent.body.type], [409, 'gateway-absent'], verb)
      assert.equal((await send('POST', `/payment-intents/${NOTHING}/${verb}`, body)).status, 404)
      assert.equal((await send('POST', `/payment-intents/0/${verb}`, body)).status, 404)
    }
    assert.equal((await send('GET', '/payment-intents?state=lost')).status, 422)
    assert.equal((await send('GET', `/payment-intents/${NOTHING}`)).status, 404)
  })
})
