import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { sendLink } from '#domain/accounts/links/send_link'
import { revokePayLinks } from '#domain/pay_links/revoke_pay_links'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import { codeAt, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { browserByLink, linkFor, openLink } from '#tests/support/pay_links'
import { tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, invoiceFor, openPortal, PASSWORD } from '#tests/support/portal_world'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'
const STEP = `${API}/session/second-factor`

async function told(action: string) {
  const events = await AuditEvent.query().where('action', action).orderBy('id')
  return events.map(({ outcome, targetId, details }) => [outcome, targetId, details])
}

async function linkIn(kind: string): Promise<string> {
  const mail = await OutboxMail.query().where('kind', kind).orderBy('id', 'desc').firstOrFail()
  const secrets = openSecrets(encryption, mail.secretParams)
  return secrets.token ?? secrets.code
}

/** A person with an authenticator app, a moment after setting it up. */
async function person(cleanup: (work: () => void) => void) {
  const clock = standingClock(cleanup)
  const { invoice, client } = await invoiceFor('Kestrel')
  const { account, email } = await activate(client)
  const desk = await new PortalBrowser().signIn(email, PASSWORD)
  const { secret } = await withTotp(desk, PASSWORD, clock)
  clock.forward({ minutes: 2 })
  const first = (browser = new PortalBrowser()) =>
    browser.send('POST', `${API}/session`, { email, password: PASSWORD })
  return { clock, invoice, account, email, desk, secret, first }
}

test.group('What the log tells of ways in', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('a right password that stops at the second step, and the sign-in it ends', async ({
    assert,
    cleanup,
  }) => {
    const { account, desk, first } = await person(cleanup)
    assert.equal((await first()).status, 202)
    assert.equal((await first(desk)).status, 202)
    const step = ['done', account.publicId, { method: 'password' }]
    assert.deepEqual(await told('session.first_factor'), [step, step])
    assert.deepEqual(await told('session.closed'), [['done', account.publicId, { replaced: true }]])
    const [closed] = await AuditEvent.query().where('action', 'session.closed')
    assert.deepEqual([closed.actorType, closed.actorId], ['account', account.publicId])
  })

  test('a second step that was over, and a passkey nobody was asked for', async ({
    assert,
    cleanup,
  }) => {
    const { clock, account, first, secret } = await person(cleanup)
    const browser = new PortalBrowser()
    await first(browser)
    const response = {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
    }
    assert.equal((await browser.send('POST', STEP, { response })).status, 401)
    clock.forward({ minutes: 11 })
    const late = { code: codeAt(secret, clock) }
    for (let times = 0; times < 2; times++) {
      assert.equal((await browser.send('POST', STEP, late)).body.type, 'second-step-over')
    }
    assert.deepEqual(await told('second_factor.checked'), [
      ['refused', account.publicId, { reason: 'no_challenge' }],
      ['refused', account.publicId, { reason: 'step_over' }],
    ])
  })

  test('a mailed code that was right, and a pay link that takes the place of another', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel')
    const { account } = await activate(client)
    const { link, secret } = await linkFor(invoice)
    const browser = await browserByLink(secret)
    const { publicId: signIn } = await SignIn.firstOrFail()
    assert.equal((await openLink(secret, browser)).status, 200)
    assert.deepEqual(await told('session.closed'), [['done', null, { replaced: true, signIn }]])

    await browser.send('POST', `${API}/pay-links/code`)
    const code = await linkIn('pay_link_code')
    assert.equal((await browser.send('PUT', `${API}/pay-links/code`, { code })).status, 200)
    const used = ['done', link.publicId, { account: account.publicId }]
    assert.deepEqual(await told('pay_link.code_used'), [used])
    const closed = await AuditEvent.query().where('action', 'session.closed').orderBy('id')
    assert.deepEqual(
      closed.map(({ actorType, actorId, clientId }) => [actorType, actorId, clientId]),
      Array(2).fill(['pay_link', link.publicId, client.id])
    )
  })

  test('a pay link that was revoked or is too old, and none that never was', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { invoice, client } = await invoiceFor('Kestrel')
    const old = await linkFor(invoice)
    const gone = await linkFor(invoice)
    await writeTransaction((trx) =>
      revokePayLinks(trx, { id: gone.link.id }, tester, DateTime.utc())
    )
    assert.equal((await openLink(gone.secret)).body.type, 'link-revoked')
    clock.forward({ days: 800 })
    assert.equal((await openLink(old.secret)).body.type, 'link-expired')
    assert.equal((await openLink('A'.repeat(43))).status, 410)
    assert.deepEqual(await told('pay_link.opened'), [
      ['refused', gone.link.publicId, { reason: 'link_revoked' }],
      ['refused', old.link.publicId, { reason: 'link_expired' }],
    ])
    const events = await AuditEvent.query().where('action', 'pay_link.opened')
    assert.isTrue(events.every(({ clientId }) => clientId === client.id))
  })

  test('a link to another address that is spent, or that somebody has by now', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel')
    const { account, email } = await activate(client)
    const browser = await new PortalBrowser().signIn(email, PASSWORD)
    const ask = async (wish: string) => {
      const body = { email: wish, password: PASSWORD }
      await browser.send('POST', `${API}/profile/email-changes`, body)
      return linkIn('email_change')
    }
    const use = (token: string) =>
      new PortalBrowser().send('PUT', `${API}/email-changes/${token}`, {})

    const token = await ask('taken@quay.example')
    const { client: other } = await invoiceFor('Heron', { number: 'B-1' })
    const rival = await activate(other)
    await Account.query().where('id', rival.account.id).update({ email: 'taken@quay.example' })
    assert.equal((await use(token)).body.type, 'email-taken')
    assert.equal((await use(token)).status, 410)

    const free = await ask('free@quay.example')
    const both = await Promise.all([use(free), use(free)])
    assert.deepEqual(both.map(({ status }) => status).sort(), [204, 410])
    assert.deepEqual(await told('email.changed'), [
      ['refused', account.publicId, { reason: 'email_taken' }],
      ['refused', account.publicId, { reason: 'link_used' }],
      ['done', account.publicId, {}],
      ['refused', account.publicId, { reason: 'link_used' }],
    ])
  })

  test('of a sign-in link that two bring at once, the one who is too late', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const { account, email } = await activate(client)
    await sendLink('sign_in', email, tester, DateTime.utc())
    const token = await linkIn('sign_in')
    const both = await Promise.all(
      [1, 2].map(() => new PortalBrowser().send('PUT', `${API}/sign-in-links/${token}`, {}))
    )
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 410])
    const outcomes = await told('session.opened')
    assert.sameMembers(
      outcomes.map(([outcome]) => outcome),
      ['done', 'refused']
    )
    assert.isTrue(outcomes.every(([, target]) => target === account.publicId))
  })

  test('of staff: the first step alone, a step that was over, a sign-in that is replaced', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    const { secret } = await withTotp(desk, PASSWORD, clock, `${ADMIN}/profile`)
    clock.forward({ minutes: 2 })
    const body = { email: staff.email, password: PASSWORD }
    assert.equal((await desk.send('POST', `${ADMIN}/session`, body)).status, 202)
    assert.deepEqual(await told('session.first_factor'), [
      ['done', staff.publicId, { method: 'password' }],
    ])
    assert.deepEqual(await told('session.closed'), [['done', staff.publicId, { replaced: true }]])
    clock.forward({ minutes: 11 })
    const code = codeAt(secret, clock)
    assert.equal((await desk.send('POST', `${ADMIN}/session/second-factor`, { code })).status, 401)
    assert.deepEqual(await told('second_factor.checked'), [
      ['refused', staff.publicId, { reason: 'step_over' }],
    ])
  })
})
