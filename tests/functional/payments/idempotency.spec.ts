import { test } from '@japa/runner'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import { deliver, GATEWAYS, invoiceToPay, payAtGateway, shown } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'
import { PortalBrowser } from '#tests/support/portal_browser'
import { addPerson, invoiceFor, PASSWORD } from '#tests/support/portal_world'

const INTENTS = '/api/v1/client-portal/payment-intents'

function key(value: string) {
  return { 'idempotency-key': value }
}

function tenTimes<Value>(work: () => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: 10 }, work))
}

test.group('An idempotency key', (group) => {
  eachWithOpenPortal(group)

  for (const gateway of GATEWAYS) {
    test(`ten times at once with ${gateway} opens one payment, and every answer is the first`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, browser, client } = await invoiceToPay()
      const open = () => openPayment(browser, gateway, invoice, key('one-attempt'))
      const answers = await tenTimes(open)
      const first = await open()
      assert.equal(first.status, 201)
      for (const { status, body } of answers) {
        if (status === 201) assert.deepEqual(body, first.body)
        else assert.equal(body.type, 'idempotency-key-in-use')
      }
      assert.lengthOf(await client.related('paymentIntents').query(), 1)
      const { razorpay, paypal } = sandbox.control
      assert.equal(razorpay.world().orders.size + paypal.world().orders.size, 1)
    })

    test(`none, ten times at once with ${gateway}: one payment all the same`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, browser, client } = await invoiceToPay()
      const answers = await tenTimes(() => openPayment(browser, gateway, invoice))
      const [first] = answers
      for (const { status, body } of answers) {
        assert.equal(status, 201)
        assert.deepEqual(body, first.body)
      }
      assert.lengthOf(await client.related('paymentIntents').query(), 1)
      payAtGateway(sandbox, gateway, await orderOf(first.body.data.id))
      await deliver(sandbox)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
    })
  }

  test('says what the body means, not how it is written', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, client } = await invoiceToPay()
    const { invoice: second } = await invoiceFor('Kestrel', { number: 'A-2' })
    const id = invoice.publicId
    const send = (body: unknown) => browser.send('POST', INTENTS, body, key('k'))
    const first = await send({ gateway: 'razorpay', invoices: [{ id, amountMinor: 12_000 }] })
    const same = await send({ invoices: [{ amountMinor: 12_000, id }], gateway: 'razorpay' })
    assert.equal(same.status, 201)
    assert.deepEqual(same.body, first.body)

    const before = await ledgerSnapshot()
    for (const other of [
      { gateway: 'paypal', invoices: [{ id, amountMinor: 12_000 }] },
      { gateway: 'razorpay', invoices: [{ id }] },
      { gateway: 'razorpay', invoices: [{ id, amountMinor: 11_999 }] },
      { gateway: 'razorpay', invoices: [{ id: second.publicId }] },
      { gateway: 'razorpay', invoices: [{ id, amountMinor: 12_000 }, { id: second.publicId }] },
    ]) {
      const answer = await send(other)
      assert.equal(answer.status, 409)
      assert.equal(answer.body.type, 'idempotency-key-reused')
    }
    assert.deepEqual(await ledgerSnapshot(), before)
    assert.lengthOf(await client.related('paymentIntents').query(), 1)
  })

  test('of somebody else is another key', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const a = await invoiceToPay('Kestrel', { number: 'A-1' })
    const b = await invoiceToPay('Other', { number: 'B-1' })
    const { email } = await addPerson(a.client, 'payer')
    const colleague = await new PortalBrowser().signIn(email, PASSWORD)

    const first = await openPayment(a.browser, 'razorpay', a.invoice, key('mine'))
    const stranger = await openPayment(b.browser, 'razorpay', b.invoice, key('mine'))
    assert.equal(stranger.status, 201)
    assert.notEqual(stranger.body.data.id, first.body.data.id)
    // Another body under the same key: were it one key, this would be 409.
    const theirs = await openPayment(colleague, 'paypal', a.invoice, key('mine'))
    assert.equal(theirs.status, 201)
    assert.equal(theirs.body.data.gateway, 'paypal')
  })

  test('asked again after it was paid gets the first answer and opens nothing', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser } = await invoiceToPay()
    const open = () => openPayment(browser, 'razorpay', invoice, key('k'))
    const first = await open()
    sandbox.control.razorpay.pay(await orderOf(first.body.data.id))
    await deliver(sandbox)
    const before = await ledgerSnapshot()

    const again = await open()
    assert.equal(again.status, 201)
    assert.deepEqual(again.body, first.body)
    assert.equal((await shown(browser, first.body.data.id)).state, 'succeeded')
    const page = await browser.get(first.body.data.checkout.url)
    assert.equal(page.status, 303, 'the way that the first answer named is closed')
    const fresh = await openPayment(browser, 'razorpay', invoice, key('another'))
    assert.equal(fresh.body.type, 'invoice-already-paid')
    assert.deepEqual(await ledgerSnapshot(), before)
  })

  test('of an opening that was refused is free again', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { invoice, browser, client } = await invoiceToPay()
    sandbox.control.faults.add({ gateway: 'razorpay', kind: 'reset_after', times: 1 })
    assert.equal((await openPayment(browser, 'razorpay', invoice, key('k'))).status, 503)
    const again = await openPayment(browser, 'razorpay', invoice, key('k'))
    assert.equal(again.status, 201)
    assert.lengthOf(await client.related('paymentIntents').query(), 1)
    assert.equal(sandbox.control.razorpay.world().orders.size, 1)
  })

  test('that is none is refused: empty, long, with spaces, beyond ASCII', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const before = await ledgerSnapshot()
    for (const odd of [
      '',
      ' ',
      'a b',
      'x'.repeat(101),
      'x'.repeat(5_000),
      'clé',
      '\u00ff',
      'one, two',
    ]) {
      const answer = await openPayment(browser, 'razorpay', invoice, key(odd))
      assert.equal(answer.status, 422, JSON.stringify(odd.slice(0, 20)))
      assert.equal(answer.body.type, 'invalid-idempotency-key')
    }
    assert.deepEqual(await ledgerSnapshot(), before)
    const longest = await openPayment(browser, 'razorpay', invoice, key('x'.repeat(100)))
    assert.equal(longest.status, 201)
  })
})
