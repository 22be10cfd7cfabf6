import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { renewPayLink } from '#domain/pay_links/renew_pay_link'
import { Postman } from '#mails/postman'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { linkFor } from '#tests/support/pay_links'
import { NOW, openPortal, visitor } from '#tests/support/people'
import { activate, invoiceFor, paidOffline } from '#tests/support/portal_world'

const LONG_AGO = DateTime.utc(2026, 5, 24) as DateTime<true>

/** UPDATE_GOLDEN=1 writes what is sent now; the difference is then read in the commit. */
async function golden(name: string, now: string): Promise<string> {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env.UPDATE_GOLDEN) await writeFile(file, now)
  return readFile(file, 'utf8')
}

test.group('The mail in place of a pay link that is too old', (group) => {
  let smtp: MailCatcher
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  async function outdated() {
    const { invoice, client } = await invoiceFor('Kestrel Bay Coffee', {
      number: 'LS-1',
      issuedOn: '2026-05-01',
      dueOn: '2026-06-01',
    })
    const { secret } = await linkFor(invoice, LONG_AGO)
    return { invoice, client, secret }
  }

  async function delivered(secret: string) {
    await renewPayLink(secret, () => Promise.resolve(true), visitor, NOW)
    const row = await OutboxMail.findByOrFail('kind', 'pay_link')
    const postman = await app.container.make(Postman)
    await postman.deliver(row.id)
    await row.refresh()
    const [mail] = smtp.mails
    const text = mail
      .text!.replace(/(\/pay\/)[\w-]{43}/, '$1<token>')
      .replace(/(\/invoice\/)[\w-]{22}/, '$1<id>')
    return { row, html: mail.html!, text: `${mail.subject}\n\n${text}` }
  }

  test('brings a link, of which no copy is kept once it was sent', async ({ assert }) => {
    const { secret } = await outdated()
    const { row, html, text } = await delivered(secret)
    assert.equal(text, await golden('pay_link.txt', text))
    assert.match(html, /href="http:\/\/localhost:3333\/portal\/pay\/[\w-]{43}"/)
    assert.equal(row.state, 'sent')
    assert.isNull(row.secretParams)
    assert.notMatch(JSON.stringify(row), /\/pay\//)
  })

  test('says that nothing is left to pay, and brings no link', async ({ assert }) => {
    const { client, invoice, secret } = await outdated()
    await activate(client)
    await paidOffline(invoice)
    const { html, text } = await delivered(secret)
    assert.equal(text, await golden('pay_link_paid.txt', text))
    assert.notInclude(html, '/portal/pay/')
  })

  test('says not to pay what was cancelled; who never signed in is not sent to the door', async ({
    assert,
  }) => {
    const { invoice, secret } = await outdated()
    await invoice.merge({ state: 'void', voidedAt: NOW }).save()
    const { html, text } = await delivered(secret)
    assert.equal(text, await golden('pay_link_void.txt', text))
    assert.notInclude(html, '/portal/invoice/')
  })
})
