import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { Money } from '#domain/money/money'
import { recordOfflinePayment } from '#domain/ledger/record_offline_payment'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { changeSetting } from '#domain/settings/change_setting'
import { useOutbox, type OutgoingMail } from '#domain/shared/outbox'
import SendMail from '#jobs/send_mail'
import { Postman } from '#mails/postman'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { invoiceFor } from '#tests/support/portal_world'
import { NOW, openPortal, openTestClient, tester } from '#tests/support/people'

/** UPDATE_GOLDEN=1 writes what is sent now; the difference is then read in the commit. */
async function golden(name: string, now: string | undefined): Promise<string> {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env.UPDATE_GOLDEN) await writeFile(file, now ?? '')
  return readFile(file, 'utf8')
}

test.group('The postman', (group) => {
  let smtp: MailCatcher
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  const postman = () => app.container.make(Postman)

  async function queue(mail: Partial<OutgoingMail> = {}): Promise<OutboxMail> {
    await writeTransaction((trx) =>
      useOutbox().queueMail(trx, {
        kind: 'password_changed',
        to: { email: 'meera@kestrelbay.example', name: 'Meera Nair' },
        locale: 'en-IN',
        clientId: null,
        accountId: null,
        params: { name: 'Meera', changedAt: NOW.toISO(), timeZone: 'Asia/Kolkata' },
        ...mail,
      })
    )
    return OutboxMail.query().orderBy('id', 'desc').firstOrFail()
  }

  test('sends an invite as HTML and text, with its link, and then erases the link', async ({
    assert,
  }) => {
    const { membership } = await openTestClient()
    await sendInvites({ memberships: [membership.id] }, tester, NOW)
    const row = await OutboxMail.firstOrFail()
    await (await postman()).deliver(row.id)

    const [mail] = smtp.mails
    assert.equal(mail.subject, 'Your invoices from Larkspur Studio, in one place')
    assert.deepEqual(mail.envelopeTo, ['accounts@kestrelbay.example'])
    assert.deepInclude(mail.from, { name: 'Larkspur Studio', address: 'portal@localhost' })
    assert.equal(mail.replyTo?.[0].address, 'accounts@larkspur.example')
    assert.equal(mail.messageId, `<${row.messageId}>`)

    const link = /http:\/\/localhost:3333\/portal\/accept\/[\w-]{43}/.exec(mail.text!)![0]
    assert.include(mail.html, `href="${link}"`)
    const text = mail.text!.replace(link, '<link>')
    assert.equal(text, await golden('invite.txt', text))

    const sent = await OutboxMail.findOrFail(row.id)
    assert.equal(sent.state, 'sent')
    assert.isNull(sent.secretParams)
    assert.equal(sent.subject, mail.subject)
  })

  test('an invite names what waits to be paid, overdue first, per currency', async ({ assert }) => {
    const choices = { seller: { name: 'Larkspur Studio LLP', vat: 'IN1' } }
    const { client } = await invoiceFor('Kestrel Bay Coffee', {
      ...choices,
      number: 'LS-1',
      currency: 'INR',
      dueOn: '2026-11-26',
      lines: [{ net: 5_500_000, rate: 18 }],
    })
    for (const [number, dueOn, currency] of [
      ['LS-2', '2026-11-08', 'INR'],
      ['LS-3', '2027-01-31', 'EUR'],
    ]) {
      await invoiceFor('Kestrel Bay Coffee', { ...choices, number, dueOn, currency })
    }
    const membership = await Membership.findByOrFail('clientId', client.id)
    await sendInvites({ memberships: [membership.id] }, tester, NOW)
    await (await postman()).deliver((await OutboxMail.findByOrFail('kind', 'invite')).id)

    const [mail] = smtp.mails
    const link = /http:\S+/.exec(mail.text!)![0]
    const text = mail.text!.replace(link, '<link>')
    assert.equal(text, await golden('invite_waiting.txt', text))
    assert.include(mail.html, '▲ Overdue by 12 days')
  })

  test('a receipt carries its PDF', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel Bay Coffee', { number: 'LS-1' })
    await recordOfflinePayment(
      {
        clientId: client.id,
        method: 'bank_transfer',
        amount: Money.of('EUR', 5_000),
        paidAt: NOW,
        reference: 'RF18',
        note: null,
        recordedById: null,
        shares: [{ invoiceId: invoice.id, amountMinor: 5_000 }],
        notify: true,
      },
      tester,
      NOW
    )
    const row = await OutboxMail.findByOrFail('kind', 'receipt')
    await (await postman()).deliver(row.id)

    const [mail] = smtp.mails
    assert.equal(mail.text, await golden('receipt.txt', mail.text))
    assert.lengthOf(mail.attachments, 1)
    assert.equal(mail.attachments[0].mimeType, 'application/pdf')
    assert.match(mail.attachments[0].filename!, /\.pdf$/)
    assert.equal(
      Buffer.from(mail.attachments[0].content as ArrayBuffer)
        .subarray(0, 5)
        .toString(),
      '%PDF-'
    )
  }).timeout(60_000)

  test('sends what was sent already only once', async ({ assert }) => {
    const row = await queue()
    await (await postman()).deliver(row.id)
    await (await postman()).deliver(row.id)
    assert.lengthOf(smtp.mails, 1)
    const [{ text }] = smtp.mails
    assert.equal(text, await golden('password_changed.txt', text))
  })

  test('keeps a mail that the server cannot take just now, and gives up on one it refuses', async ({
    assert,
  }) => {
    const row = await queue({ secrets: { token: 'a link' } })
    smtp.refusal = { code: 451, message: 'try again later' }
    await assert.rejects(async () => (await postman()).deliver(row.id))
    const kept = await OutboxMail.findOrFail(row.id)
    assert.deepInclude(kept.serialize(), { state: 'queued', attempts: 1 })
    assert.include(kept.lastError, 'try again later')
    assert.isNotNull(kept.secretParams)

    smtp.refusal = { code: 550, message: 'no such mailbox' }
    await (await postman()).deliver(row.id)
    const failed = await OutboxMail.findOrFail(row.id)
    assert.equal(failed.state, 'failed')
    assert.isNull(failed.secretParams)
  })

  test('a mail that was given up after a day keeps no link either', async ({ assert }) => {
    const row = await queue({ secrets: { token: 'a link' } })
    const job = await app.container.make(SendMail)
    job.$hydrate(
      { mailId: row.id },
      {
        jobId: 'job-1',
        name: 'send_mail',
        attempt: 106,
        queue: 'default',
        priority: 5,
        acquiredAt: NOW.toJSDate(),
        stalledCount: 0,
      }
    )
    await job.failed(new Error('no server for a day'))
    const failed = await OutboxMail.findOrFail(row.id)
    assert.equal(failed.state, 'failed')
    assert.isNull(failed.secretParams)
  })

  test('refuses an address with line breaks, and takes them out of names and titles', async ({
    assert,
  }) => {
    await assert.rejects(
      () => queue({ to: { email: 'a@example.org\r\nBcc: all@example.org', name: null } }),
      /refused in mail headers/
    )

    const row = await queue({
      kind: 'new_invoice',
      to: { email: 'a@example.org', name: 'A\r\nBcc: all@example.org' },
      params: {
        name: 'A',
        clientName: '<script>alert(1)</script>',
        invoiceId: 'x',
        kind: 'invoice',
        number: 'INV-1\r\nBcc: all@example.org',
        title: null,
        sellerName: 'Larkspur Studio',
        issuedOn: '2026-11-01',
        dueOn: '2026-11-26',
        amountMinor: 12_345_678,
        currency: 'INR',
      },
    })
    await (await postman()).deliver(row.id)

    const [mail] = smtp.mails
    assert.deepEqual(mail.envelopeTo, ['a@example.org'])
    assert.isUndefined(mail.bcc)
    assert.notMatch(mail.raw.split('\r\n\r\n')[0], /^bcc:/im)
    assert.equal(
      mail.subject,
      'Invoice INV-1 Bcc: all@example.org from Larkspur Studio: ₹1,23,456.78'
    )
    assert.notInclude(mail.html, '<script>')
    assert.include(mail.html, '&lt;script&gt;')
  })

  test('takes the company’s colour and makes no request to anybody', async ({ assert }) => {
    await changeSetting('branding', { primaryColor: '#c2185b' }, tester, NOW)
    await (await postman()).deliver((await queue()).id)
    const { html } = smtp.mails[0]
    assert.include(html, 'background-color:#c2185b')
    assert.match(html!, /^\s+@media \(prefers-color-scheme: dark\) {$/m)
    assert.notMatch(html!, /@(if|each|end|let)|@@|undefined|\[object/)
    assert.notMatch(html!, /<img|<link|url\(|@import/i)
  })

  test('a mail of a later version fails by name instead of being sent empty', async ({
    assert,
  }) => {
    const row = await queue()
    await OutboxMail.query().where('id', row.id).update({ kind: 'toString' })
    await assert.rejects(
      async () => (await postman()).deliver(row.id),
      'No mail of kind "toString" is known'
    )
    assert.lengthOf(smtp.mails, 0)
  })
})
