import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { requestEmailChange } from '#domain/accounts/email_change/request_email_change'
import { tellOldAddress } from '#domain/accounts/email_change/tell_old_address'
import { letIn } from '#domain/accounts/sign_ins/let_in'
import { sendLink } from '#domain/accounts/links/send_link'
import { writeTransaction } from '#database/write_transaction'
import { Postman } from '#mails/postman'
import Account from '#models/account'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { NOW, openActiveClient, openPortal, tester } from '#tests/support/people'

const EMAIL = 'accounts@kestrelbay.example'
const NEW_EMAIL = 'meera@kestrelbay.example'

/** UPDATE_GOLDEN=1 writes what is sent now; the difference is then read in the commit. */
async function golden(name: string, now: string): Promise<string> {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env.UPDATE_GOLDEN) await writeFile(file, now)
  return readFile(file, 'utf8')
}

test.group('Letters about access', (group) => {
  let smtp: MailCatcher
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    await openActiveClient()
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  /** Brings the mail of this kind to its address; answers its text, the link left out. */
  async function delivered(kind: string) {
    const { id } = await OutboxMail.findByOrFail('kind', kind)
    const postman = await app.container.make(Postman)
    await postman.deliver(id)
    const [mail] = smtp.mails
    const text = mail.text!.replace(/(\/(?:sign-in|email)\/)[\w-]{43}/, '$1<token>')
    return { to: mail.envelopeTo, text: `${mail.subject}\n\n${text}`, html: mail.html! }
  }

  async function askForChange() {
    const me = await Account.findByOrFail('email', EMAIL)
    const reader = await letIn(me, { method: 'password', replacesId: null }, tester, NOW)
    const wish = { email: NEW_EMAIL, signInId: reader!.signIn.id }
    await requestEmailChange(me, wish, tester, NOW)
  }

  test('a link to sign in', async ({ assert }) => {
    await sendLink('sign_in', EMAIL, tester, NOW)
    const { to, text, html } = await delivered('sign_in')
    assert.deepEqual(to, [EMAIL])
    assert.equal(text, await golden('sign_in.txt', text))
    assert.match(html, /href="http:\/\/localhost:3333\/portal\/sign-in\/[\w-]{43}"/)
    const sent = await OutboxMail.firstOrFail()
    assert.isNull(sent.secretParams)
  })

  test('a new address is asked whether it is one', async ({ assert }) => {
    await askForChange()
    const { to, text, html } = await delivered('email_change')
    assert.deepEqual(to, [NEW_EMAIL])
    assert.equal(text, await golden('email_change.txt', text))
    assert.match(html, /href="http:\/\/localhost:3333\/portal\/email\/[\w-]{43}"/)
  })

  test('the older address is told that another one was asked for', async ({ assert }) => {
    await askForChange()
    const { to, text } = await delivered('email_change_asked')
    assert.deepEqual(to, [EMAIL])
    assert.equal(text, await golden('email_change_asked.txt', text))
  })

  test('an address that has an account is told so, without a link', async ({ assert }) => {
    await openActiveClient({ name: 'Heron Mill', contactName: 'Tom Aas', billingEmail: NEW_EMAIL })
    await askForChange()
    const { to, text } = await delivered('email_change_taken')
    assert.deepEqual(to, [NEW_EMAIL])
    assert.equal(text, await golden('email_change_taken.txt', text))
    assert.notInclude(text, 'Meera')
  })

  test('the older address is told that another one took its place', async ({ assert }) => {
    const account = await Account.findByOrFail('email', EMAIL)
    const news = { kind: 'email_changed', email: NEW_EMAIL } as const
    await writeTransaction((trx) => tellOldAddress(trx, account, news, NOW))
    const { to, text } = await delivered('email_changed')
    assert.deepEqual(to, [EMAIL])
    assert.equal(text, await golden('email_changed.txt', text))
  })
})
