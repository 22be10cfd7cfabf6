import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { Duration } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { recoverAccess } from '#domain/accounts/factors/recover_access'
import { codeWasWrong } from '#domain/accounts/factors/wrong_codes'
import { tellPasswordChanged } from '#domain/accounts/passwords/tell_password_changed'
import { issueApiToken } from '#domain/staff/issue_api_token'
import { recoverStaff } from '#domain/staff/recover_staff'
import { Postman } from '#mails/postman'
import type Account from '#models/account'
import OutboxMail from '#models/outbox_mail'
import type Staff from '#models/staff'
import TotpSecret from '#models/totp_secret'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { NOW, openActiveClient, openPortal, tester } from '#tests/support/people'
import { staffMember } from '#tests/support/staff_browser'

/** UPDATE_GOLDEN=1 writes what is sent now; the difference is then read in the commit. */
async function golden(name: string, now: string): Promise<string> {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env.UPDATE_GOLDEN) await writeFile(file, now)
  return readFile(file, 'utf8')
}

test.group('Letters about codes that are guessed, and about lost ones', (group) => {
  let smtp: MailCatcher
  let account: Account
  let staff: Staff
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    account = (await openActiveClient()).account
    staff = await staffMember()
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  /** Brings the newest mail to its address; answers its text, the link left out. */
  async function delivered() {
    const { id } = await OutboxMail.query().orderBy('id', 'desc').firstOrFail()
    const postman = await app.container.make(Postman)
    await postman.deliver(id)
    const mail = smtp.mails.at(-1)!
    const text = mail.text!.replace(/(\/reset\/)[\w-]{43}/, '$1<token>')
    return { to: mail.envelopeTo, text: `${mail.subject}\n\n${text}`, html: mail.html! }
  }

  const count = { tries: 20, allowed: 100 }
  const guessed = (person: FactorHolder) =>
    writeTransaction((trx) => codeWasWrong(trx, person, count, tester, NOW))

  async function recovered() {
    const own = { accountId: account.id, createdAt: NOW, confirmedAt: NOW }
    await TotpSecret.create({ ...own, secret: 'sealed' })
    await recoverAccess(account, tester, NOW)
  }

  test('somebody guesses codes: what they know, what to do, and when codes end', async ({
    assert,
  }) => {
    await guessed(account)
    const { to, text, html } = await delivered()
    assert.deepEqual(to, ['accounts@kestrelbay.example'])
    assert.equal(text, await golden('codes_guessed.txt', text))
    assert.match(html, /href="http:\/\/localhost:3333\/portal\/forgot"/)
  })

  test('staff are told so without a link into the portal', async ({ assert }) => {
    await guessed(staff)
    const { to, text } = await delivered()
    assert.deepEqual(to, [staff.email])
    assert.equal(text, await golden('codes_guessed_staff.txt', text))
    assert.notInclude(text, '/portal/')
  })

  test('the second step was taken off, and another password is needed', async ({ assert }) => {
    await recovered()
    const { text, html } = await delivered()
    assert.equal(text, await golden('access_recovered.txt', text))
    assert.match(html, /href="http:\/\/localhost:3333\/portal\/reset\/[\w-]{43}"/)
    const sent = await OutboxMail.findByOrFail('kind', 'access_recovered')
    assert.isNull(sent.secretParams)
  })

  test('staff were let in at the server', async ({ assert }) => {
    const lifetime = Duration.fromObject({ days: 1 })
    await issueApiToken(staff, { name: 'Books', scopes: ['read'], lifetime }, tester, NOW)
    const lost = { email: staff.email, password: null, keepTokens: false }
    await recoverStaff(lost, tester, NOW)
    const { to, text } = await delivered()
    assert.deepEqual(to, [staff.email])
    assert.equal(text, await golden('access_recovered_staff.txt', text))
    assert.notInclude(text, '/portal/')
  })

  test('the password of staff was changed', async ({ assert }) => {
    await writeTransaction((trx) => tellPasswordChanged(trx, staff, NOW))
    const { text } = await delivered()
    assert.equal(text, await golden('password_changed_staff.txt', text))
    assert.notInclude(text, '/portal/')
  })
})
