import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { postGatewayDisputes } from '#domain/ledger/refunds/post_gateway_disputes'
import { requestRefund } from '#domain/ledger/refunds/request_refund'
import { writeTransaction } from '#database/write_transaction'
import { systemActor } from '#domain/shared/actor'
import { Postman } from '#mails/postman'
import OutboxMail from '#models/outbox_mail'
import Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { gatewayPayment } from '#tests/support/gateway_payment'
import { MailCatcher } from '#tests/support/mail_catcher'
import { paidThrough, settle } from '#tests/support/paid_payment'
import { paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'

const actor = systemActor('test')
const now = DateTime.fromISO('2026-05-04T20:00:00Z') as DateTime<true>

/** UPDATE_GOLDEN=1 writes what is sent now; the difference is then read in the commit. */
async function golden(name: string, is: string | undefined): Promise<string> {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env.UPDATE_GOLDEN) await writeFile(file, is ?? '')
  return readFile(file, 'utf8')
}

function ask(payment: Payment, amountMinor: number, stillOwed: boolean) {
  const request = { amountMinor, reason: 'for staff only', stillOwed, recordedById: null }
  return requestRefund({ paymentId: payment.id, ...request }, null, actor, now)
}

async function letters(): Promise<OutboxMail[]> {
  return OutboxMail.query().where('kind', 'refund').orderBy('id')
}

test.group('The letter of a refund', (group) => {
  let smtp: MailCatcher
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  test('says what went back, and what is left to pay', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel Bay Coffee', { number: 'LS-1' })
    await ask(await paidOffline(invoice, 13_000, now), 5_000, true)
    const [row] = await letters()
    await (await app.container.make(Postman)).deliver(row.id)
    const [mail] = smtp.mails
    assert.equal(mail.text, await golden('refund.txt', mail.text))
    assert.notInclude(mail.html, 'for staff only')
  })

  test('names the credit note when nothing is owed any more', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel Bay Coffee', { number: 'LS-1' })
    await ask(await paidOffline(invoice, 12_000, now), 12_000, false)
    const [row] = await letters()
    await (await app.container.make(Postman)).deliver(row.id)
    const [mail] = smtp.mails
    assert.equal(mail.text, await golden('refund_credited.txt', mail.text))
  })

  test('is sent once, for what staff asked and for the dashboard’s, to who paid', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'paypal')
    world.sandbox.control.paypal.refund(payment.gatewayPaymentId)
    await Promise.all([settle(payment, world), settle(payment, world)])
    const rows = await letters()
    assert.lengthOf(rows, 1)
    assert.isNotNull(rows[0].accountId)
  })

  test('is not sent for what a lost dispute took', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice)
    const lost = gatewayPayment(payment, { disputes: [{ status: 'lost' }] })
    await writeTransaction((trx) => postGatewayDisputes(trx, payment, lost, actor, now))
    assert.equal((await Payment.firstOrFail()).refundedMinor, 12_000)
    assert.lengthOf(await letters(), 0)
  })
})
