import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { inviteStaff } from '#domain/staff/invite_staff'
import { recoverColleague } from '#domain/staff/recover_colleague'
import { sendStaffReset } from '#domain/staff/send_staff_link'
import { Postman } from '#mails/postman'
import OutboxMail from '#models/outbox_mail'
import type Staff from '#models/staff'
import TotpSecret from '#models/totp_secret'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { NOW, openPortal, tester } from '#tests/support/people'
import { staffMember } from '#tests/support/staff_browser'

/** UPDATE_GOLDEN=1 writes what is sent now; the difference is then read in the commit. */
async function golden(name: string, now: string): Promise<string> {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env.UPDATE_GOLDEN) await writeFile(file, now)
  return readFile(file, 'utf8')
}

test.group('Letters to staff', (group) => {
  let smtp: MailCatcher
  let owner: Staff
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    owner = await staffMember('owner')
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  /** Brings the newest mail to its address; answers its text, the link left out. */
  async function delivered() {
    const row = await OutboxMail.query().orderBy('id', 'desc').firstOrFail()
    const postman = await app.container.make(Postman)
    await postman.deliver(row.id)
    await row.refresh()
    const mail = smtp.mails.at(-1)!
    const text = mail.text!.replace(/(\/(?:accept|reset)\/)[\w-]{43}/, '$1<token>')
    return { row, to: mail.envelopeTo, text: `${mail.subject}\n\n${text}`, html: mail.html! }
  }

  test('an invite says as what, and leads to the page of staff', async ({ assert }) => {
    const draft = { name: 'Ravi Menon', email: 'ravi@larkspur.example', role: 'manager' as const }
    await inviteStaff(draft, owner, tester, NOW)
    const { row, to, text, html } = await delivered()
    assert.deepEqual(to, [draft.email])
    assert.equal(text, await golden('staff_invite.txt', text))
    assert.match(html, /href="http:\/\/localhost:3333\/admin\/accept\/[\w-]{43}"/)
    assert.isNull(row.secretParams)
  })

  test('a new password, and that the second step stays', async ({ assert }) => {
    await sendStaffReset(owner.email, tester, NOW)
    const { text, html } = await delivered()
    assert.equal(text, await golden('staff_reset.txt', text))
    assert.match(html, /href="http:\/\/localhost:3333\/admin\/reset\/[\w-]{43}"/)
  })

  test('factors that another owner took off, with a link to go on', async ({ assert }) => {
    const colleague = await staffMember()
    const own = { staffId: colleague.id, secret: 'sealed', createdAt: NOW, confirmedAt: NOW }
    await TotpSecret.create(own)
    await recoverColleague(colleague, owner, tester, NOW)
    const { to, text, html } = await delivered()
    assert.deepEqual(to, [colleague.email])
    assert.equal(text, await golden('access_recovered_by_owner.txt', text))
    assert.match(html, /href="http:\/\/localhost:3333\/admin\/reset\/[\w-]{43}"/)
  })
})
