import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Allocation from '#models/allocation'
import type Client from '#models/client'
import Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { eventFor } from '#tests/support/money_records'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const NOTHING = 'A'.repeat(22)
const today = () => DateTime.utc().toFormat('yyyy-MM-dd')

test.group('Admin API: payments', (group) => {
  let token: string
  let client: Client
  let invoice: Invoice

  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
    const world = await invoiceFor('Kestrel', { number: 'A-1' })
    client = world.client
    invoice = await Invoice.findOrFail(world.invoice.id)
  })

  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    adminRequest(method, path, { token, body, headers })

  const recording = (changes: object = {}) => ({
    client: client.publicId,
    method: 'bank_transfer',
    amount: { amountMinor: 12_000, currency: 'EUR' },
    paidOn: today(),
    reference: 'RF18',
    note: 'Seen on the statement',
    invoices: [{ id: invoice.publicId, amountMinor: 12_000 }],
    ...changes,
  })

  test('money that came outside the gateways pays its invoice, with a receipt', async ({
    assert,
  }) => {
    const { status, body } = await send('POST', '/payments', recording())
    assert.equal(status, 201)
    assert.deepInclude(body.data, {
      client: { id: client.publicId, name: 'Kestrel' },
      gateway: 'bank_transfer',
      reference: 'RF18',
      state: 'received',
      amount: { amountMinor: 12_000, currency: 'EUR' },
      unapplied: { amountMinor: 0, currency: 'EUR' },
      note: 'Seen on the statement',
      recordedBy: 'Sam manager',
      refunds: [],
      disputes: [],
      intent: null,
      events: [],
    })
    assert.deepEqual(
      body.data.allocations.map(({ invoice: one, amount }: any) => [
        one.number,
        amount.amountMinor,
      ]),
      [['A-1', 12_000]]
    )
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })

    const receipt = await send('GET', `/payments/${body.data.id}/receipt`)
    assert.equal(receipt.headers.get('content-type'), 'application/pdf')
    assert.match(receipt.body, /^%PDF/)
  }).timeout(30_000)

  test('several invoices share it, the rest is credit, and without notify nobody is mailed', async ({
    assert,
  }) => {
    const { invoice: second } = await invoiceFor('Kestrel', { number: 'A-2' })
    const { status, body } = await send(
      'POST',
      '/payments',
      recording({
        method: 'cheque',
        amount: { amountMinor: 20_000, currency: 'EUR' },
        paidOn: undefined,
        paidAt: '2026-01-02T10:00:00+05:30',
        invoices: [
          { id: invoice.publicId, amountMinor: 12_000 },
          { id: second.publicId, amountMinor: 5_000 },
        ],
        notify: false,
      })
    )
    assert.equal(status, 201)
    assert.equal(body.data.unapplied.amountMinor, 3_000)
    assert.equal(body.data.paidAt, '2026-01-02T04:30:00.000Z')
    assert.lengthOf(await OutboxMail.query().where('kind', 'receipt'), 0)
    assert.containsSubset(await ledgerNow(), { faults: [], allocations: 2 })
  })

  test('the same key records it once, also twelve times at once; another body is refused', async ({
    assert,
  }) => {
    const key = { 'idempotency-key': 'record-0123456789' }
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => send('POST', '/payments', recording(), key))
    )
    for (const { status, body } of answers) {
      if (status !== 201) assert.deepEqual([status, body.type], [409, 'idempotency-key-in-use'])
    }
    const again = await send('POST', '/payments', recording(), key)
    assert.equal(again.status, 201)
    assert.lengthOf(await Payment.all(), 1)

    const other = await send('POST', '/payments', recording({ note: 'x' }), key)
    assert.deepEqual([other.status, other.body.type], [409, 'idempotency-key-reused'])
    const bad = await send('POST', '/payments', recording(), { 'idempotency-key': 'ü ' })
    assert.deepEqual([bad.status, bad.body.type], [422, 'invalid-idempotency-key'])
  })

  test('the same money without a key is noticed, because nothing is left to pay', async ({
    assert,
  }) => {
    const answers = await Promise.all([1, 2, 3].map(() => send('POST', '/payments', recording())))
    const codes = answers.map(({ status }) => status).sort()
    assert.deepEqual(codes, [201, 409, 409])
    const refused = answers.find(({ status }) => status === 409)!
    assert.equal(refused.body.type, 'more-than-the-balance')
    assert.isNotEmpty(refused.body.detail)
    assert.equal(refused.body.invoice.number, invoice.number)
    assert.deepEqual(refused.body.balance, { amountMinor: 0, currency: 'EUR' })
    assert.lengthOf(await Payment.all(), 1)
  })

  test('bad input is refused field by field, and the ledger does not move', async ({ assert }) => {
    const { invoice: foreign } = await invoiceFor('Other', { number: 'B-1' })
    const { invoice: dollars } = await invoiceFor('Kestrel', { number: 'A-3', currency: 'USD' })
    const money = (amountMinor: unknown, currency: unknown = 'EUR') => ({
      amount: { amountMinor, currency },
    })
    const share = (id: unknown, amountMinor: unknown) => ({ invoices: [{ id, amountMinor }] })
    const own = invoice.publicId
    for (const [changes, field] of [
      [money(0), 'amount.amountMinor'],
      [money(-12_000), 'amount.amountMinor'],
      [money(120.5), 'amount.amountMinor'],
      [money('12000'), 'amount.amountMinor'],
      [money(Number.MAX_SAFE_INTEGER + 1), 'amount.amountMinor'],
      [money(1e300), 'amount.amountMinor'],
      [money(null), 'amount.amountMinor'],
      [money([12_000]), 'amount.amountMinor'],
      [money(12_000, 'XXQ'), 'amount.currency'],
      [money(12_000, 'eur'), 'amount.currency'],
      [money(12_000, ''), 'amount.currency'],
      [{ amount: 12_000 }, 'amount'],
      [money(12_000, 'USD'), 'invoices.0.id'],
      [share(dollars.publicId, 100), 'invoices.0.id'],
      [share(foreign.publicId, 100), 'invoices.0.id'],
      [share(NOTHING, 100), 'invoices.0.id'],
      [share('1 or 1=1', 100), 'invoices.0.id'],
      [share(own, -1), 'invoices.0.amountMinor'],
      [share(own, 0), 'invoices.0.amountMinor'],
      [share(own, '1'), 'invoices.0.amountMinor'],
      [share(own, 12_001), 'invoices.0.amountMinor'],
      [{ invoices: [1, 2].map(() => ({ id: own, amountMinor: 1 })) }, 'invoices'],
      [{ invoices: 'all' }, 'invoices'],
      [{ client: NOTHING }, 'client'],
      [{ client: '' }, 'client'],
      [{ client: { $gt: '' } }, 'client'],
      [{ method: 'razorpay' }, 'method'],
      [{ method: 'gold' }, 'method'],
      [{ paidOn: undefined }, 'paidOn'],
      [{ paidOn: '2026-02-30' }, 'paidOn'],
      [{ paidOn: '2999-01-01' }, 'paidOn'],
      [{ paidAt: '2999-01-01T00:00:00Z' }, 'paidAt'],
      [{ paidAt: '2026-01-01T00:00:00' }, 'paidAt'],
      [{ reference: 'x'.repeat(51) }, 'reference'],
      [{ reference: 'a\u0000b' }, 'reference'],
      [{ note: 'x'.repeat(501) }, 'note'],
      [{ notify: 'false' }, 'notify'],
      [{ refund: true }, 'refund'],
    ] as const) {
      const { status, headers, body } = await send('POST', '/payments', recording(changes))
      const name = JSON.stringify(changes)
      assert.equal(status, 422, `${name} ${JSON.stringify(body)}`)
      assert.equal(headers.get('content-type'), 'application/problem+json')
      assert.equal(body.type, 'invalid-input', name)
      assert.equal(body.errors[0].field, field, name)
      assert.isNotEmpty(body.errors[0].message, name)
      assert.notMatch(body.errors[0].message, /translation|problems\./i, name)
    }
    const other = await send('POST', '/payments', '{"amount":', {
      'content-type': 'application/json',
    })
    assert.equal(other.status, 400)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0, allocations: 0 })
  })

  test('a cancelled invoice takes no money, and a draft is not there', async ({ assert }) => {
    await Invoice.query().where('id', invoice.id).update({ state: 'void' })
    const gone = await send('POST', '/payments', recording())
    assert.deepEqual([gone.status, gone.body.type], [409, 'invoice-not-found'])
    await Invoice.query().where('id', invoice.id).update({ state: 'draft' })
    const draft = await send('POST', '/payments', recording())
    assert.deepEqual([draft.status, draft.body.errors[0].rule], [422, 'unknown_invoice'])
    assert.lengthOf(await Payment.all(), 0)
  })

  test('the list is narrowed by client, gateway, day and state, and pages in both directions', async ({
    assert,
  }) => {
    const { client: other, invoice: foreign } = await invoiceFor('Other', { number: 'B-1' })
    const night = DateTime.fromISO('2026-04-01T00:30:00Z') as DateTime<true>
    const first = await paidOffline(invoice, 1_000, night.minus({ hours: 1 }))
    const second = await paidOffline(invoice, 2_000, night)
    const third = await paidOffline(foreign, 13_000)
    const ids = async (query: string) => {
      const { status, body } = await send('GET', `/payments?${query}`)
      assert.equal(status, 200, query)
      return body.data.map((row: { id: string }) => row.id)
    }
    assert.deepEqual(
      await ids(''),
      [third, second, first].map(({ publicId }) => publicId)
    )
    assert.deepEqual(await ids(`client=${other.publicId}`), [third.publicId])
    assert.deepEqual(await ids('gateway=cash'), [])
    assert.deepEqual(await ids('from=2026-04-01&to=2026-04-01'), [second.publicId])
    assert.deepEqual(await ids('to=2026-03-31'), [first.publicId])
    assert.deepEqual(await ids('state=unapplied'), [third.publicId])
    assert.deepEqual(await ids('state=refunded'), [])
    assert.deepEqual(await ids('state=partly_refunded'), [])
    assert.deepEqual(await ids('state=disputed'), [])
    assert.lengthOf(await ids('state=received'), 3)

    const page = await send('GET', '/payments?limit=1')
    const next = await send('GET', `/payments?limit=1&after=${page.body.page.next}`)
    assert.equal(next.body.data[0].id, second.publicId)
    const back = await send('GET', `/payments?limit=1&after=${next.body.page.prev}`)
    assert.equal(back.body.data[0].id, third.publicId)
    for (const query of ['limit=0', 'after=zz', 'state=paid', 'from=1', 'currency=x', 'client=x']) {
      assert.equal((await send('GET', `/payments?${query}`)).status, 422, query)
    }
  })

  test('one payment shows its intent, and the gateway’s events as they came', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'razorpay')
    await payment.load('intent')
    await eventFor(payment.intent!)
    await eventFor(payment.intent!, {
      body: Buffer.from([0xff, 0xfe, 0]),
      outcome: 'no payment of ours',
    })

    await eventFor(payment.intent!, { type: 'payment.dispute.lost' })
    await eventFor(payment.intent!, { type: 'PAYMENT.CAPTURE.REFUNDED' })

    const { status, body } = await send('GET', `/payments/${payment.publicId}`)
    assert.equal(status, 200)
    assert.deepInclude(body.data.intent, {
      id: payment.intent!.publicId,
      state: 'succeeded',
      explanation: 'The money is in the ledger.',
    })
    const [back, disputed, odd, plain] = body.data.events
    assert.match(disputed.explanation, /A lost one took the money back/)
    assert.match(back.explanation, /money that goes back/)
    assert.deepEqual(plain.body, { encoding: 'utf8', content: '{"event":"payment.captured"}' })
    assert.deepEqual(plain.headers, { 'content-type': 'application/json' })
    assert.match(plain.explanation, /settled: the money came/)
    assert.deepEqual(odd.body, { encoding: 'base64', content: '//4A' })
    assert.match(odd.explanation, /no payment of this portal/)
    for (const id of [NOTHING, 'x', '1', '../clients']) {
      const { status: code } = await send('GET', `/payments/${encodeURIComponent(id)}`)
      assert.equal(code, 404, id)
    }
  }).timeout(30_000)

  test('a viewer reads and records nothing', async ({ assert }) => {
    const viewer = await staffToken('viewer')
    const seen = await adminRequest('GET', '/payments', { token: viewer })
    assert.equal(seen.status, 200)
    const body = recording()
    const { status } = await adminRequest('POST', '/payments', { token: viewer, body })
    assert.equal(status, 403)
    assert.lengthOf(await Allocation.all(), 0)
  })
})
