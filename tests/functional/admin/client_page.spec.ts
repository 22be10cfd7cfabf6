import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import type Client from '#models/client'
import MailBounce from '#models/mail_bounce'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import { newPublicId } from '#domain/shared/public_id'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { PORTAL_API, tokenOf } from '#tests/support/portal_people'
import {
  activate,
  invoiceFor,
  openPortal,
  paidOffline,
  PASSWORD,
} from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'

test.group('Admin API: what a client’s page shows and does', (group) => {
  let token: string
  let client: Client
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
    ;({ client } = await invoiceFor('Kestrel', { number: 'A-1' }))
  })

  const send = (method: string, path: string, body?: unknown, headers = {}) =>
    adminRequest(method, path, { token, body, headers })
  const record = async () => (await send('GET', `/clients/${client.publicId}`)).body.data
  const membership = () => Membership.findByOrFail('client_id', client.id)

  test('of two who change its details at once the second loses nothing and learns what is there', async ({
    assert,
  }) => {
    const { version } = await record()
    const change = (body: object) =>
      send('PATCH', `/clients/${client.publicId}`, body, { 'if-match': `"${version}"` })
    const first = await change({ phone: '1', address: { city: 'Bengaluru' } })
    assert.equal(first.status, 200)
    const second = await change({ phone: '2' })
    assert.equal(second.status, 412)
    assert.equal(second.body.type.split('/').pop(), 'changed-meanwhile')
    assert.containsSubset(second.body.current, { phone: '1', city: 'Bengaluru' })
    assert.equal(second.body.current.version, first.body.data.version)
    const [changed] = await AuditEvent.query().where('action', 'client.updated')
    assert.deepEqual(changed.details, { fields: ['phone', 'city'] })

    // Money that moves is no change of what is known of them.
    const again = { 'if-match': `"${first.body.data.version}"` }
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-2' })
    await paidOffline(invoice)
    const third = await send('PATCH', `/clients/${client.publicId}`, { phone: '2' }, again)
    assert.equal(third.status, 200)
    for (const odd of ['W/"x"', 'x', '""', '"a", "b"']) {
      const { status } = await send(
        'PATCH',
        `/clients/${client.publicId}`,
        { phone: '3' },
        { 'if-match': odd }
      )
      assert.equal(status, 412, odd)
    }
  })

  test('tells how each person stands: link, bounce, second factor, last seen', async ({
    assert,
  }) => {
    const { publicId } = await membership()
    await send('POST', `/memberships/${publicId}/invite`, {})
    const invited = (await record()).accounts[0]
    assert.isAbove(Date.parse(invited.inviteExpiresAt), Date.now())
    assert.containsSubset(invited, { bounce: null, hasFactor: false, lastSeenAt: null })

    const mail = await OutboxMail.query().where('kind', 'invite').firstOrFail()
    await MailBounce.create({
      publicId: newPublicId(),
      mailId: mail.id,
      clientId: client.id,
      email: invited.account.email,
      kind: 'hard',
      reason: 'Mailbox is full',
      occurredAt: DateTime.utc(),
      reportHash: 'x',
    })
    const { bounce } = (await record()).accounts[0]
    assert.equal(bounce.reason, 'Mailbox is full')

    const { email } = await activate(client)
    await new PortalBrowser().signIn(email, PASSWORD)
    const active = (await record()).accounts[0]
    assert.equal(active.inviteExpiresAt, null)
    assert.isNotNull(active.lastSeenAt)
  })

  test('tells since when they are a client and how they keep to the due day', async ({
    assert,
  }) => {
    assert.equal((await record()).usuallyPays, null)
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-9' })
    const due = DateTime.fromISO(invoice.dueOn!, { zone: 'utc' }) as DateTime<true>
    await paidOffline(invoice, invoice.balanceMinor, due.minus({ days: 2 }).plus({ hours: 10 }))
    const { startedOn, usuallyPays } = await record()
    assert.deepEqual(usuallyPays, { days: -2, invoices: 1 })
    assert.equal(startedOn, invoice.issuedOn)
  })

  test('its activity is the client’s alone, page by page, with names and without addresses', async ({
    assert,
  }) => {
    const { client: other } = await invoiceFor('Marlow', { number: 'B-1' })
    await send('PATCH', `/clients/${client.publicId}`, { phone: '1' })
    await send('PATCH', `/clients/${other.publicId}`, { phone: '1' })
    const path = `/clients/${client.publicId}/activity`
    const { body } = await send('GET', `${path}?limit=1`)
    assert.containsSubset(body.data[0], {
      action: 'client.updated',
      actor: { type: 'staff', name: 'Sam manager' },
      target: { type: 'client', id: client.publicId },
    })
    assert.notInclude(JSON.stringify(body), '127.0.0.1')
    const next = await send('GET', `${path}?limit=50&after=${body.page.next}`)
    const targets = next.body.data.map((one: { target: { label: string } }) => one.target.label)
    assert.include(targets, 'A-1')
    assert.notInclude(targets, 'B-1')
    assert.equal((await send('GET', `${path}?after=x`)).status, 422)
  })

  test('another role ends the sign-ins of the person, also the last owner’s, once', async ({
    assert,
  }) => {
    const { email, membership: of } = await activate(client, 'owner')
    const browser = await new PortalBrowser().signIn(email, PASSWORD)
    const change = (body: object) => send('PUT', `/memberships/${of.publicId}/role`, body)
    assert.equal((await change({ role: 'viewer', expected: 'owner' })).status, 204)
    assert.equal((await browser.get(`${PORTAL_API}/dashboard`)).status, 401)
    assert.equal((await change({ role: 'viewer', expected: 'owner' })).status, 204)
    const collided = await change({ role: 'payer', expected: 'owner' })
    assert.equal(collided.status, 412)
    assert.deepEqual(collided.body.current, { role: 'viewer' })
    const events = await AuditEvent.query().where('action', 'membership.role_changed')
    assert.deepEqual(
      events.map(({ details }) => details),
      [{ before: 'owner', after: 'viewer' }]
    )
  })

  test('an invite’s link is given once, in person, voids the older, mails nobody and verifies nothing', async ({
    assert,
  }) => {
    const { publicId } = await membership()
    const path = `/memberships/${publicId}/invite-link`
    assert.equal((await send('POST', path, {})).status, 403)

    const browser = await staffSignedIn(await staffMember('manager'))
    const give = () => browser.send('POST', `${ADMIN}${path}`, {})
    const [older, newer] = [await give(), await give()]
    assert.equal(newer.status, 201)
    assert.lengthOf(await OutboxMail.all(), 0)
    const take = (url: string) =>
      new PortalBrowser().send('PUT', `${PORTAL_API}/invites/${tokenOf(url)}`, {
        password: 'lanterns over the quay',
      })
    assert.equal((await take(older.body.data.url)).status, 410)
    const taken = await take(newer.body.data.url)
    assert.isBelow(taken.status, 300)
    const account = await Account.findOrFail((await membership()).accountId)
    assert.isNull(account.emailVerifiedAt)
    assert.isTrue(account.hasPassword)
    assert.equal((await give()).status, 409)

    const events = await AuditEvent.query().where('action', 'invite.handed_over')
    assert.lengthOf(events, 2)
    const log = JSON.stringify(events.map((one) => one.$attributes))
    assert.notInclude(log, tokenOf(newer.body.data.url))
  })

  test('clients whose people have no address are found', async ({ assert }) => {
    const { client: nameless } = await invoiceFor('Marlow', { number: 'B-1' })
    const { accountId } = await Membership.findByOrFail('client_id', nameless.id)
    await Account.query().where('id', accountId).update({ email: null })
    const { body } = await send('GET', '/clients?state=no_address')
    assert.deepEqual(
      body.data.map(({ id }: { id: string }) => id),
      [nameless.publicId]
    )
  })
})
