import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { factorChanged, type FactorChangeKind } from '#domain/accounts/factors/factor_changed'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { Postman } from '#mails/postman'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { NOW, openActiveClient, openPortal, tester } from '#tests/support/people'
import { staffMember } from '#tests/support/staff_browser'

const SUBJECTS: Record<FactorChangeKind, string> = {
  totp_added: 'An authenticator app was added: Larkspur Studio',
  totp_removed: 'An authenticator app was removed: Larkspur Studio',
  passkey_added: 'A passkey was added: Larkspur Studio',
  passkey_removed: 'A passkey was removed: Larkspur Studio',
  codes_renewed: 'Your recovery codes were renewed: Larkspur Studio',
}

test.group('The mail about a second factor', (group) => {
  let smtp: MailCatcher
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  async function mailAbout(person: FactorHolder, kind: FactorChangeKind, isOnly = false) {
    await writeTransaction((trx) =>
      factorChanged(trx, person, { kind, keptSignInId: 0, isOnly }, tester, NOW)
    )
    const row = await OutboxMail.query().orderBy('id', 'desc').firstOrFail()
    const postman = await app.container.make(Postman)
    await postman.deliver(row.id)
    const { subject, text } = smtp.mails.at(-1)!
    // Lines are broken where they get long.
    return { subject, text: text!.replaceAll(/\s+/g, ' ') }
  }

  test('says what happened and when, and what to do if it was somebody else', async ({
    assert,
  }) => {
    const { account } = await openActiveClient()
    for (const [kind, subject] of Object.entries(SUBJECTS)) {
      const mail = await mailAbout(account, kind as FactorChangeKind)
      assert.equal(mail.subject, subject)
      assert.match(mail.text, /Hello Meera Nair,/)
      assert.match(mail.text, /the invoice portal of Larkspur Studio on .*20.* 2026/)
      assert.match(mail.text, /\/portal\/forgot/)
      assert.notMatch(mail.text, /[{}]|factor_changed/)
      assert.equal(/other devices were signed out/.test(mail.text), !kind.endsWith('_added'))
    }
  })

  test('tells of devices that were signed out by the first factor, too', async ({ assert }) => {
    const { account } = await openActiveClient()
    for (const kind of ['totp_added', 'passkey_added', 'passkey_removed'] as const) {
      const mail = await mailAbout(account, kind, true)
      assert.match(mail.text, /\. Your other devices were signed out\./, kind)
    }
  })

  test('goes to staff without a link into the portal', async ({ assert }) => {
    const staff = await staffMember()
    const mail = await mailAbout(staff, 'passkey_removed')
    assert.match(mail.text, /for your sign-in to Larkspur Studio on .*20.* 2026/)
    assert.match(mail.text, /Tell an owner/)
    assert.notMatch(mail.text, /\/portal\/forgot/)
  })
})
