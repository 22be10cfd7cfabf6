import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { voidMailed } from '#domain/accounts/links/void_mailed'
import { mailCode } from '#domain/pay_links/mail_code'
import { openSecrets } from '#mails/secret_params'
import AuditEvent from '#models/audit_event'
import MailedCode from '#models/mailed_code'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { browserByLink, linkFor } from '#tests/support/pay_links'
import { visitor } from '#tests/support/people'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { activate, invoiceFor, openPortal } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

const ask = (browser: PortalBrowser) => browser.send('POST', `${API}/pay-links/code`)
const type = (browser: PortalBrowser, code: string) =>
  browser.send('PUT', `${API}/pay-links/code`, { code })

async function mailedCodes(): Promise<string[]> {
  const mails = await OutboxMail.query().where('kind', 'pay_link_code').orderBy('id')
  return mails.map(({ secretParams }) => openSecrets(encryption, secretParams).code)
}

const valid = () =>
  MailedCode.query()
    .whereNull('used_at')
    .where('expires_at', '>', DateTime.utc().plus({ seconds: 5 }).toISO())

async function world() {
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { account, membership } = await activate(client)
  const { link, secret } = await linkFor(invoice)
  return { link, account, membership, browser: await browserByLink(secret) }
}

test.group('Codes by mail, asked for at once', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('by one browser: the latest alone is good', async ({ assert }) => {
    const { browser } = await world()
    const answers = await Promise.all([ask(browser), ask(browser.copy()), ask(browser.copy())])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202, 202]
    )
    const left = await valid()
    assert.lengthOf(left, 1)
    const latest = await MailedCode.query().orderBy('id', 'desc').firstOrFail()
    assert.equal(left[0].id, latest.id)

    const codes = await mailedCodes()
    const [older, , newest] = codes
    if (older !== newest) assert.equal((await type(browser, older)).status, 422)
    assert.equal((await type(browser, newest)).status, 200)
  })

  test('ten of the verb: one is left', async ({ assert }) => {
    const { link } = await world()
    const go = () => mailCode(link, 'a-browser', visitor, DateTime.utc())
    const sent = await Promise.all(Array.from({ length: 10 }, go))
    assert.isTrue(sent.every(({ ok }) => ok))
    assert.lengthOf(await valid(), 1)
    assert.lengthOf(await MailedCode.all(), 10)
  })

  test('while the address changes: none is on its way to the older one', async ({ assert }) => {
    const { link, account } = await world()
    const changed = 'moved@client.example'
    let asked: Promise<unknown> = Promise.resolve()
    await writeTransaction(async (trx) => {
      await trx.from('accounts').where('id', account.id).update({ email: changed })
      await voidMailed(trx, account.id, DateTime.utc())
      asked = mailCode(link, 'a-browser', visitor, DateTime.utc())
      // Long enough for it to come as far as it can.
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await asked
    const mail = await OutboxMail.query().where('kind', 'pay_link_code').firstOrFail()
    assert.equal(mail.toEmail, changed)
    assert.lengthOf(await valid(), 1)
  })

  test('a right one of somebody who may not sign in any more: the log tells both', async ({
    assert,
  }) => {
    const { browser, account, membership, link } = await world()
    await ask(browser)
    await membership.merge({ state: 'disabled' }).save()
    const [code] = await mailedCodes()
    const { status, body } = await type(browser, code)
    assert.deepEqual([status, body.type], [422, 'wrong-code'])

    const used = await AuditEvent.findByOrFail('action', 'pay_link.code_used')
    assert.deepEqual([used.outcome, used.details], ['done', { account: account.publicId }])
    const refusal = await AuditEvent.findByOrFail('action', 'session.opened')
    assert.deepInclude(refusal.serialize(), {
      outcome: 'refused',
      actorType: 'pay_link',
      actorId: link.publicId,
      targetType: 'account',
      targetId: account.publicId,
      details: { method: 'link', payLink: link.publicId },
    })
    assert.equal((await browser.get(`${API}/dashboard`)).status, 401)
    assert.equal(Number((await db.from('sign_ins').count('* as n').first()).n), 1)
  })
})
