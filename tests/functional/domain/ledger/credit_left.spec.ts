import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { readDashboard } from '#domain/invoices/read_dashboard'
import { allocateCredit } from '#domain/ledger/allocate_credit'
import { readCredit } from '#domain/ledger/lists/read_credit'
import { refundableMinor } from '#domain/ledger/refunds/refundable'
import { Money } from '#domain/money/money'
import { systemActor } from '#domain/shared/actor'
import Payment from '#models/payment'
import Refund from '#models/refund'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow } from '#tests/support/payment_world'
import { invoiceFor } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const actor = systemActor('test')
const now = DateTime.utc()

test.group('Credit that is left', (group) => {
  eachWithOpenPortal(group)

  async function unappliedPayment() {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await Payment.create({
      publicId: 'a-payment-for-nothing',
      clientId: client.id,
      gateway: 'razorpay',
      gatewayPaymentId: 'pay_00000000000001',
      currency: 'EUR',
      amountMinor: 12_000,
      method: 'upi',
      receiptNumber: 'R-000001',
      paidAt: now,
      unappliedMinor: 12_000,
      refundedMinor: 0,
      createdAt: now,
    })
    return { client, invoice, payment }
  }

  function onItsWay({ id, clientId, gateway }: Payment, currency: string, amountMinor: number) {
    return Refund.create({
      publicId: `on-its-way-in-${currency}`,
      idempotencyKey: `on-its-way-in-${currency}`,
      paymentId: id,
      clientId,
      gateway,
      kind: 'refund',
      state: 'pending',
      currency,
      amountMinor,
      checks: 0,
      createdAt: now,
      updatedAt: now,
    })
  }

  test('is not what is on its way back', async ({ assert }) => {
    const { client, invoice, payment } = await unappliedPayment()
    await onItsWay(payment, 'EUR', 5_000)
    const { sums } = await readCredit(client.id)
    assert.deepEqual(sums.map(String), [String(Money.of('EUR', 7_000))])
    assert.deepEqual((await readDashboard(client.id, '2026-07-01')).credit, sums)
    const token = await staffToken('manager')
    const told = await adminRequest('GET', `/clients/${client.publicId}/credit`, { token })
    assert.containsSubset(told.body.data.payments, [{ left: { amountMinor: 7_000 } }])

    const source = { paymentId: payment.id }
    const beyond = { source, invoiceId: invoice.id, amountMinor: 7_001 }
    const refused = await allocateCredit(beyond, actor, now)
    assert.containsSubset(refused, { ok: false, code: 'not_enough_credit' })
    assert.isTrue((await allocateCredit({ ...beyond, amountMinor: 7_000 }, actor, now)).ok)
    assert.deepEqual((await readCredit(client.id)).payments, [])
  })

  test('what is said of another currency keeps none of it', async ({ assert }) => {
    const { client, payment } = await unappliedPayment()
    await onItsWay(payment, 'JPY', 12_000)
    const left = await writeTransaction((trx) => refundableMinor(trx, payment))
    assert.equal(left, 12_000)
    assert.equal((await readCredit(client.id)).sums[0].amountMinor, 12_000)
  })

  test('is shown, however much it is', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    for (const [index, amountMinor] of [2, Number.MAX_SAFE_INTEGER, 1].entries()) {
      await Payment.create({
        publicId: `a-very-large-payment-${index}`,
        clientId: client.id,
        gateway: 'cash',
        gatewayPaymentId: `CASH-${index}`,
        currency: 'EUR',
        amountMinor,
        method: 'cash',
        receiptNumber: `R-${index}`,
        paidAt: now,
        unappliedMinor: amountMinor,
        refundedMinor: 0,
        createdAt: now,
      })
    }
    const { sums } = await readCredit(client.id)
    assert.equal(sums[0].amountMinor, Number.MAX_SAFE_INTEGER)
    assert.deepEqual((await readDashboard(client.id, '2026-07-01')).credit, sums)
  })

  test('no amount is recorded that no document could ask for', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const token = await staffToken('manager')
    const record = (amountMinor: number) =>
      adminRequest('POST', '/payments', {
        token,
        body: {
          client: client.publicId,
          method: 'cash',
          amount: { amountMinor, currency: 'EUR' },
          paidOn: '2026-07-01',
        },
      })
    const beyond = await record(10 ** 14 + 1)
    assert.equal(beyond.status, 422)
    assert.containsSubset(beyond.body.errors, [{ field: 'amount.amountMinor' }])
    assert.equal((await record(10 ** 14)).status, 201)
    assert.deepEqual((await ledgerNow()).faults, [])
  })
})
