import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { revokePayLinks } from '#domain/pay_links/revoke_pay_links'
import { openSecrets } from '#mails/secret_params'
import AuditEvent from '#models/audit_event'
import Account from '#models/account'
import OutboxMail from '#models/outbox_mail'
import PayLink from '#models/pay_link'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
import { browserByLink, linkFor, openLink } from '#tests/support/pay_links'
import { tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import {
  activate,
  addPerson,
  closePortal,
  invoiceFor,
  openPortal,
  paidOffline,
} from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'

const renew = (token: unknown, browser = new PortalBrowser()) =>
  browser.send('POST', `${API}/pay-links/renewal`, { token })

const mails = () => OutboxMail.query().where('kind', 'pay_link').orderBy('id')

const secretIn = ({ secretParams }: OutboxMail) => openSecrets(encryption, secretParams).token

async function told() {
  const events = await AuditEvent.query().where('action', 'pay_link.renewed').orderBy('id')
  return events.map(({ outcome, targetId, details }) => [outcome, targetId, details])
}

/** An invoice and a link to it that has become too old. */
async function outdated(cleanup: (work: () => void) => void) {
  const clock = standingClock(cleanup)
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { link, secret } = await linkFor(invoice)
  clock.forward({ days: 800 })
  return { clock, invoice, client, link, secret }
}

test.group('A new link in place of a pay link that is too old', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is mailed to the address on file, and opens the invoice', async ({ assert, cleanup }) => {
    const { client, invoice, link, secret } = await outdated(cleanup)
    const { email, account } = await activate(client)

    const { status, headers } = await renew(secret)
    assert.equal(status, 202)
    assert.equal(headers.get('cache-control'), 'no-store')
    const [mail, ...more] = await mails()
    assert.lengthOf(more, 0)
    assert.equal(mail.toEmail, email)
    assert.equal(mail.accountId, account.id)
    assert.equal(mail.params.standing, 'open')

    const fresh = secretIn(mail)
    assert.match(fresh, /^[\w-]{43}$/)
    assert.notEqual(fresh, secret)
    const browser = await browserByLink(fresh)
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 200)
    assert.equal((await openLink(secret)).body.type, 'link-expired')
    assert.deepEqual(await told(), [['done', link.publicId, {}]])
    const created = await AuditEvent.query().where('action', 'pay_link.created').orderBy('id')
    assert.deepEqual(
      created.map(({ actorType, clientId }) => [actorType, clientId]),
      [
        ['system', client.id],
        ['anonymous', client.id],
      ]
    )
  })

  test('is told to nobody but that address: its secret stands nowhere else', async ({
    assert,
    cleanup,
  }) => {
    const { secret } = await outdated(cleanup)
    const { body } = await renew(secret)
    const [mail] = await mails()
    const fresh = secretIn(mail)
    const everything = JSON.stringify([
      body,
      mail,
      await db.from('audit_events').select('*'),
      await db.from('pay_links').select('*'),
      await db.from('queue_jobs').select('*'),
    ])
    assert.notInclude(everything, fresh)
    assert.notInclude(everything, secret)
  })

  test('is answered alike whatever the link was, and mailed for one that is too old alone', async ({
    assert,
    cleanup,
  }) => {
    const { clock, invoice, link, secret } = await outdated(cleanup)
    const working = await linkFor(invoice, clock.now())
    const revoked = await linkFor(invoice, clock.now())
    await writeTransaction((trx) =>
      revokePayLinks(trx, { id: revoked.link.id }, tester, clock.now())
    )
    const tokens = ['A'.repeat(43), 'x', '../../etc', working.secret, revoked.secret, secret]
    for (const token of tokens) {
      const { status, body } = await renew(token)
      assert.equal(status, 202, token)
      assert.deepEqual(body, (await renew('never')).body)
      await db.from('rate_limits').delete()
    }
    assert.lengthOf(await mails(), 1)
    assert.lengthOf(await SignIn.all(), 0)
    assert.deepEqual(await told(), [
      ['refused', revoked.link.publicId, { reason: 'link_revoked' }],
      ['done', link.publicId, {}],
    ])
  })

  test('is not made of a link that was revoked, however old it is', async ({ assert, cleanup }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const { link, secret } = await linkFor(invoice)
    await writeTransaction((trx) => revokePayLinks(trx, { id: link.id }, tester, DateTime.utc()))
    standingClock(cleanup).forward({ days: 800 })
    assert.equal((await renew(secret)).status, 202)
    assert.lengthOf(await mails(), 0)
    assert.lengthOf(await PayLink.all(), 1)
  })

  test('is not made of a link that was revoked when it was too old already', async ({
    assert,
    cleanup,
  }) => {
    const { clock, link, secret } = await outdated(cleanup)
    const token = await staffToken('manager')
    const { status } = await adminRequest('DELETE', `/pay-links/${link.publicId}`, { token })
    assert.equal(status, 204)
    await link.refresh()
    assert.isNotNull(link.revokedAt)
    assert.equal((await renew(secret)).status, 202)
    assert.lengthOf(await mails(), 0)
    assert.lengthOf(await PayLink.all(), 1)
    assert.deepEqual(await told(), [['refused', link.publicId, { reason: 'link_revoked' }]])
    assert.equal((await openLink(secret)).body.type, 'link-revoked')
    const revoked = await AuditEvent.query().where('action', 'pay_link.revoked')
    assert.lengthOf(revoked, 1)
    assert.isBelow(link.expiresAt.toMillis(), clock.now().toMillis())
  })

  test('takes the place of what was mailed before, also when all ask at once', async ({
    assert,
    cleanup,
  }) => {
    const { invoice, link, secret } = await outdated(cleanup)
    await renew(secret)
    const browser = await browserByLink(secretIn((await mails())[0]))
    await Promise.all([renew(secret), renew(secret)])

    const brought = (await mails()).map(secretIn)
    assert.lengthOf(brought, 3)
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 401)
    const answers = []
    for (const fresh of brought) answers.push((await openLink(fresh)).status)
    assert.deepEqual(answers.sort(), [200, 410, 410])
    await link.refresh()
    assert.isNull(link.revokedAt)
    assert.lengthOf(await PayLink.query().where('renewal_of_id', link.id), 3)
  })

  test('of a renewed link is one of the first: one works, whichever of them is renewed', async ({
    assert,
    cleanup,
  }) => {
    const { clock, link, secret } = await outdated(cleanup)
    await renew(secret)
    const second = secretIn((await mails())[0])
    clock.forward({ days: 800 })
    await renew(second)
    await renew(second)
    const [, third, fourth] = (await mails()).map(secretIn)
    assert.equal((await openLink(third)).body.type, 'link-revoked')
    assert.equal((await openLink(fourth)).status, 200)

    await renew(secret)
    const last = secretIn((await mails())[3])
    assert.equal((await openLink(fourth)).body.type, 'link-revoked')
    assert.equal((await openLink(last)).status, 200)
    await renew(second)
    assert.lengthOf(await mails(), 4)
    const open = await PayLink.query().whereNull('revoked_at').whereNot('id', link.id)
    assert.lengthOf(open, 1)
  })

  test('leaves alone what staff made, and the links of other invoices', async ({
    assert,
    cleanup,
  }) => {
    const { clock, invoice, secret } = await outdated(cleanup)
    const beside = await linkFor(invoice, clock.now())
    await renew(secret)
    await renew(secret)
    assert.equal((await openLink(beside.secret)).status, 200)
  })

  test('is mailed ten times a day to one client; more than that the log alone is told of', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: foreign } = await invoiceFor('Other', { number: 'B-1' })
    const links = []
    for (let n = 0; n < 12; n++) links.push(await linkFor(invoice))
    const { secret: another } = await linkFor(foreign)
    clock.forward({ days: 800 })

    const answers = []
    for (const { secret } of links) answers.push((await renew(secret)).status)
    assert.deepEqual(answers, Array(12).fill(202))
    assert.lengthOf(await mails(), 10)
    const limits = await AuditEvent.query().where('action', 'limit.reached')
    assert.deepEqual(
      limits.map(({ outcome, details }) => [outcome, details.limit]),
      [['refused', 'renewal_of']]
    )
    await renew(another)
    assert.lengthOf(await mails(), 11)
    clock.forward({ days: 1, minutes: 1 })
    await db.from('rate_limits').delete()
    await renew(links[11].secret)
    assert.lengthOf(await mails(), 12)
  })

  test('of a paid or a void invoice is none: the mail says so', async ({ assert, cleanup }) => {
    const { client, invoice, secret } = await outdated(cleanup)
    await activate(client)
    await paidOffline(invoice)
    await renew(secret)
    await invoice.merge({ state: 'void', voidedAt: DateTime.utc() }).save()
    await renew(secret)

    const sent = await mails()
    assert.deepEqual(
      sent.map(({ params, secretParams }) => [params.standing, params.expiresAt, secretParams]),
      [
        ['paid', null, null],
        ['void', null, null],
      ]
    )
    assert.lengthOf(await PayLink.all(), 1)
  })

  test('of an invoice that is a draft again is none, and nobody is mailed', async ({
    assert,
    cleanup,
  }) => {
    const { invoice, link, secret } = await outdated(cleanup)
    await invoice.merge({ state: 'draft' }).save()
    assert.equal((await renew(secret)).status, 202)
    assert.lengthOf(await mails(), 0)
    assert.deepEqual(await told(), [['refused', link.publicId, { reason: 'draft' }]])
  })

  test('reaches whoever never signed in, but nobody whose access was ended', async ({
    assert,
    cleanup,
  }) => {
    const { client, link, secret } = await outdated(cleanup)
    await renew(secret)
    assert.equal((await mails())[0].toEmail, 'kestrel@client.example')
    assert.isFalse((await mails())[0].params.signsIn)

    const { membership } = await activate(client)
    await membership.merge({ state: 'disabled' }).save()
    await addPerson(client, 'payer')
    await renew(secret)
    assert.lengthOf(await mails(), 1)
    assert.deepEqual((await told()).at(-1), [
      'refused',
      link.publicId,
      { reason: 'nobody_to_mail' },
    ])

    const other = await addPerson(client, 'owner')
    await renew(secret)
    assert.equal((await mails()).at(-1)?.toEmail, other.email)
  })

  test('goes to the address that is on file now', async ({ assert, cleanup }) => {
    const { client, secret } = await outdated(cleanup)
    const { account } = await activate(client)
    await Account.query().where('id', account.id).update({ email: 'moved@client.example' })
    await renew(secret)
    assert.equal((await mails())[0].toEmail, 'moved@client.example')
  })

  test('is mailed three times a day for one link, also when all ask at once', async ({
    assert,
    cleanup,
  }) => {
    const { invoice, secret } = await outdated(cleanup)
    const answers = await Promise.all(Array.from({ length: 8 }, () => renew(secret)))
    const refused = answers.filter(({ status }) => status === 429)
    assert.lengthOf(refused, 5)
    for (const { headers, body } of refused) {
      assert.equal(body.type, 'too-many-requests')
      assert.isAbove(Number(headers.get('retry-after')), 15 * 60)
    }
    assert.lengthOf(await mails(), 3)
    const { secret: another } = await linkFor(invoice)
    assert.equal((await renew(another)).status, 202)
  })

  test('cannot be asked for with guess after guess', async ({ assert }) => {
    const answers = await Promise.all(
      Array.from({ length: 63 }, (_, n) => renew(String(n).padStart(43, 'A')))
    )
    assert.lengthOf(
      answers.filter(({ status }) => status === 429),
      3
    )
  }).timeout(60_000)

  test('is refused with what is wrong where there is no token', async ({ assert }) => {
    const bodies = [{}, { token: ['x'] }, { token: { x: 1 } }, { token: 7 }, { token: '' }]
    for (const body of [...bodies, { token: 'x'.repeat(201) }, { token: 'x', more: 1 }]) {
      const { status } = await new PortalBrowser().send('POST', `${API}/pay-links/renewal`, body)
      assert.equal(status, 422, JSON.stringify(body))
    }
  })

  test('is not made while the portal is off', async ({ assert, cleanup }) => {
    const { secret } = await outdated(cleanup)
    await closePortal()
    assert.equal((await renew(secret)).status, 423)
    assert.lengthOf(await mails(), 0)
  })
})
