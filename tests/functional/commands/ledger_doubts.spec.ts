import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { readAttention } from '#domain/ledger/lists/read_attention'
import { verifyLedger } from '#domain/ledger/checks/verify_ledger'
import { useOutbox } from '#domain/shared/outbox'
import { newPublicId } from '#domain/shared/public_id'
import { writeTransaction } from '#database/write_transaction'
import Dispute from '#models/dispute'
import Payment from '#models/payment'
import Refund from '#models/refund'
import TransferReport from '#models/transfer_report'
import { confirm, intentOf, surroundings } from '#tests/support/held_world'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

async function ace(name: string, ...args: string[]) {
  const kernel = await app.container.make('ace')
  kernel.ui.switchMode('raw')
  try {
    const command = await kernel.exec(name, args)
    const text = kernel.ui.logger
      .getLogs()
      .map((log) => log.message)
      .join('\n')
    return { status: command.exitCode ?? 0, text }
  } finally {
    kernel.ui.logger.flushLogs()
    kernel.ui.switchMode('normal')
  }
}

async function faults() {
  const found = []
  for await (const { invariant, target, message } of verifyLedger()) {
    found.push(`${invariant} ${target.type} ${message}`)
  }
  return found
}

async function paid(cleanup: (work: () => Promise<void>) => void) {
  const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const browser = await signedIn(client)
  const { body } = await openPayment(browser, 'razorpay', invoice)
  const id: string = body.data.id
  sandbox.control.razorpay.pay(await orderOf(id))
  await confirm(browser, id)
  await runJobs()
  return { id, invoice, client, payment: await Payment.firstOrFail() }
}

test.group('What node ace ledger:verify finds besides sums', (group) => {
  eachWithOpenPortal(group)

  test('a payment that nobody knows about for a day is a warning, and no fault', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { clock } = await surroundings()
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { body } = await openPayment(await signedIn(client), 'paypal', invoice)
    const id: string = body.data.id
    const since = (hours: number) => clock.now().minus({ hours })
    const intent = await intentOf(id)
    // What the intent brings counts as on its way; that is not what is asked here.
    await invoice.merge({ pendingMinor: invoice.balanceMinor }).save()
    await intent.merge({ state: 'unknown', settledAt: since(23) }).save()
    assert.notInclude((await ace('ledger:verify')).text, id)

    await intent.merge({ settledAt: since(25) }).save()
    const silent = await ace('ledger:verify')
    assert.equal(silent.status, 0)
    assert.include(silent.text, `payment_intent ${id}`)
    assert.include(silent.text, 'paypal does not say')
    assert.include(silent.text, 'The ledger adds up.')

    await intent.merge({ absentSince: since(2) }).save()
    assert.include((await ace('ledger:verify')).text, 'paypal says that it has no such order')
    const { groups } = await readAttention(clock.now())
    const unknown = groups.find(({ kind }) => kind === 'unknown')
    assert.equal(unknown?.items[0]?.reason, 'the gateway says that it has no such order')
  })

  test('a transfer that is confirmed without a payment, and one with a payment that is not', async ({
    assert,
    cleanup,
  }) => {
    const { invoice, client, payment } = await paid(cleanup)
    const report = await TransferReport.create({
      publicId: newPublicId(),
      clientId: client.id,
      invoiceId: invoice.id,
      currency: 'EUR',
      amountMinor: 5,
      paidOn: '2026-05-01',
      state: 'confirmed',
    })
    assert.deepEqual(await faults(), ['5 transfer_report is confirmed without a payment'])
    await report.merge({ paymentId: payment.id }).save()
    assert.deepEqual(await faults(), [])
    await report.merge({ state: 'rejected' }).save()
    assert.deepEqual(await faults(), ['5 transfer_report is rejected with a payment'])
    const { text } = await ace('ledger:verify')
    assert.include(text, `transfer_report ${report.publicId}`)
  })

  test('a lost dispute whose refund took nothing', async ({ assert, cleanup }) => {
    const { payment } = await paid(cleanup)
    const common = { publicId: newPublicId(), clientId: payment.clientId, paymentId: payment.id }
    const money = { gateway: 'razorpay' as const, currency: 'EUR', amountMinor: 700 }
    const refund = await Refund.create({
      ...{ ...common, ...money, idempotencyKey: newPublicId(), kind: 'chargeback' },
      ...{ state: 'failed', stillOwed: true, checks: 0 },
    })
    await Dispute.create({
      ...{ ...common, ...money, gatewayDisputeId: 'disp_00000000000001', state: 'lost' },
      refundId: refund.id,
    })
    assert.include(
      await faults(),
      '2 dispute names a refund of another payment, or one that took nothing'
    )
  })

  test('a second receipt of the same payment', async ({ assert, cleanup }) => {
    const { payment } = await paid(cleanup)
    assert.deepEqual((await ledgerNow()).faults, [])
    await writeTransaction(async (trx) => {
      for (const email of ['one@example.com', 'two@example.com']) {
        await useOutbox().queueMail(trx, {
          kind: 'receipt',
          to: { email, name: 'Kestrel' },
          locale: 'en',
          clientId: payment.clientId,
          accountId: null,
          params: { paymentId: payment.publicId, receiptNumber: payment.receiptNumber },
        })
      }
    })
    assert.match((await faults()).join(), /^6 payment has [23] receipts$/)
  })
})
