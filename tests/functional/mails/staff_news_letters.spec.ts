import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { changeStaff } from '#domain/staff/change_staff'
import { approveCliSignIn, findCliSignIn } from '#domain/staff/cli_sign_ins/answer_cli_sign_in'
import { askCliSignIn } from '#domain/staff/cli_sign_ins/ask_cli_sign_in'
import { takeCliToken } from '#domain/staff/cli_sign_ins/take_cli_token'
import { createStaff } from '#domain/staff/create_staff'
import { disableStaff, enableStaff } from '#domain/staff/disable_staff'
import { inviteStaff } from '#domain/staff/invite_staff'
import { letStaffIn } from '#domain/staff/let_staff_in'
import { Postman } from '#mails/postman'
import OutboxMail from '#models/outbox_mail'
import type Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { GOOD_PASSWORD, NOW, openPortal, tester, visitor } from '#tests/support/people'
import { staffMember } from '#tests/support/staff_browser'

/** UPDATE_GOLDEN=1 writes what is sent now; the difference is then read in the commit. */
async function golden(name: string, now: string): Promise<string> {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env.UPDATE_GOLDEN) await writeFile(file, now)
  return readFile(file, 'utf8')
}

const RAVI = { name: 'Ravi Menon', email: 'ravi@larkspur.example' }

test.group('Letters to staff about who has access', (group) => {
  let smtp: MailCatcher
  let ana: Staff
  let ben: Staff
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    ana = await named('Ana Rao')
    ben = await named('Ben Ode')
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  async function named(name: string, role: Staff['role'] = 'owner'): Promise<Staff> {
    const staff = await staffMember(role)
    const email = `${name.split(' ')[0].toLowerCase()}@larkspur.example`
    return staff.merge({ name, email }).save()
  }

  /** Brings what is queued of this kind to its addresses, in order, and forgets it. */
  async function delivered(kind = 'owner_appointed') {
    const rows = await OutboxMail.query().where('kind', kind).orderBy('id')
    const postman = await app.container.make(Postman)
    for (const { id } of rows) await postman.deliver(id)
    await OutboxMail.query().delete()
    return smtp.mails.splice(0).map(({ envelopeTo, subject, text, html }) => ({
      to: envelopeTo.join(),
      text: `${subject}\n\n${text}`,
      html: html!,
    }))
  }

  test('the other owners hear of a new one, and who made it so is told as well', async ({
    assert,
  }) => {
    const ravi = await named('Ravi Menon', 'manager')
    await named('Mia Manager', 'manager')
    const gone = await named('Gone Owner')
    await disableStaff(gone, ana, tester, NOW)

    await changeStaff(ravi, { role: 'owner' }, ana, tester, NOW)
    const mails = await delivered()
    assert.deepEqual(
      mails.map(({ to }) => to),
      [ana.email, ben.email]
    )
    assert.equal(mails[0].text, await golden('owner_appointed_by_you.txt', mails[0].text))
    assert.equal(mails[1].text, await golden('owner_appointed.txt', mails[1].text))
    assert.include(mails[1].html, 'Ravi Menon (ravi@larkspur.example)')

    // Said again, renamed, or another role: nobody becomes an owner.
    await changeStaff(ravi, { role: 'owner', name: 'Ravi M' }, ana, tester, NOW)
    await changeStaff(ravi, { role: 'viewer' }, ana, tester, NOW)
    assert.deepEqual(await delivered(), [])
  })

  test('of an owner who was invited, let in again, or made on the server', async ({ assert }) => {
    await inviteStaff({ ...RAVI, role: 'manager' }, ana, tester, NOW)
    assert.deepEqual(await delivered(), [])

    const invited = { ...RAVI, email: 'vera@larkspur.example', role: 'owner' as const }
    await inviteStaff(invited, ana, tester, NOW)
    const [, aboutInvite, ...nobodyElse] = await delivered()
    assert.equal(aboutInvite.text, await golden('owner_invited.txt', aboutInvite.text))
    assert.deepEqual(nobodyElse, [])

    await disableStaff(ben, ana, tester, NOW)
    await enableStaff(ben, ana, tester, NOW)
    await enableStaff(ben, ana, tester, NOW)
    const [aboutBen, ...more] = await delivered()
    assert.deepEqual([aboutBen.to, more], [ana.email, []])
    assert.match(
      aboutBen.text,
      /Ben Ode \(ben@larkspur.example\).*\n?.*given\s+their\s+access\s+back/
    )

    const draft = { name: 'Root', email: 'root@larkspur.example', password: GOOD_PASSWORD }
    await createStaff({ ...draft, role: 'owner' }, tester, NOW)
    const [made] = await delivered()
    assert.equal(made.text, await golden('owner_created.txt', made.text))
    await createStaff({ ...draft, email: 'm@larkspur.example', role: 'manager' }, tester, NOW)
    assert.deepEqual(await delivered(), [])
  })

  test('the first owner is told of by nobody', async ({ assert }) => {
    await truncate()
    const draft = { name: 'First', email: 'first@larkspur.example', password: GOOD_PASSWORD }
    await createStaff({ ...draft, role: 'owner' }, tester, NOW)
    assert.lengthOf(await OutboxMail.all(), 0)
  })

  test('whoever approved a terminal hears which one it is, and how to end it', async ({
    assert,
  }) => {
    const signIn = await letStaffIn(
      ana,
      { method: 'password', factor: null, replacesId: null },
      visitor,
      NOW
    )
    const from = { ...visitor, personal: { ip: '203.0.113.7', userAgent: 'portal/1' } }
    const { deviceCode, userCode } = await askCliSignIn('<b>Mira</b>-Laptop', from, NOW)
    const asked = await findCliSignIn(userCode, NOW)
    const answerer = { staff: ana, signInId: signIn!.id, days: 90 }
    await approveCliSignIn(asked!, answerer, tester, NOW)
    assert.deepEqual(await delivered('terminal_connected'), [])

    assert.isTrue((await takeCliToken(deviceCode, from, NOW)).ok)
    assert.isFalse((await takeCliToken(deviceCode, from, NOW)).ok)
    const [mail, ...more] = await delivered('terminal_connected')
    assert.deepEqual([mail.to, more], [ana.email, []])
    assert.equal(mail.text, await golden('terminal_connected.txt', mail.text))
    assert.include(mail.html, 'href="http://localhost:3333/admin/account"')
    assert.notInclude(mail.html, '<b>Mira')
  })
})
