import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { disableStaff } from '#domain/staff/disable_staff'
import { systemActor } from '#domain/shared/actor'
import AuditEvent from '#models/audit_event'
import type Client from '#models/client'
import ClientViewing from '#models/client_viewing'
import type Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import type Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import type { PortalBrowser } from '#tests/support/portal_browser'
import {
  activate,
  closePortal,
  invoiceFor,
  openPortal,
  paidOffline,
  PASSWORD,
} from '#tests/support/portal_world'
import { PORTAL_API } from '#tests/support/portal_people'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const READS = ['GET', 'HEAD', 'OPTIONS']
const STOP = `${PORTAL_API}/viewing`

const filled = (pattern: string) =>
  pattern.replaceAll(':id', 'A'.repeat(22)).replaceAll(/:\w+/g, 'A'.repeat(43))

/** Every route of the portal's API that is not for reading, with anything for its parameters. */
function writes(): { method: string; path: string }[] {
  return Object.values(router.toJSON())
    .flat()
    .filter(({ pattern }) => pattern.startsWith(PORTAL_API) && pattern !== STOP)
    .flatMap(({ pattern, methods }) =>
      methods
        .filter((method) => !READS.includes(method))
        .map((method) => ({ method, path: filled(pattern) }))
    )
}

test.group('Portal: viewing as a client', (group) => {
  let staff: Staff
  let browser: PortalBrowser
  let client: Client
  let invoice: Invoice
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    ;({ client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' }))
    staff = await staffMember('viewer')
    browser = await staffSignedIn(staff)
  })

  const start = (body: object = {}) =>
    browser.send('POST', `${ADMIN}/clients/${client.publicId}/viewings`, body)
  const bootstrap = async () => (await browser.get(`${PORTAL_API}/bootstrap`)).body.data
  const actions = async () => {
    const events = await AuditEvent.query().where('client_id', client.id).orderBy('id')
    return events.map(({ action }) => action)
  }

  test('staff see the pages as the client does, marked, for fifteen minutes', async ({
    assert,
  }) => {
    const { status, body } = await start({ reason: 'Asks where the pay button is' })
    assert.equal(status, 201)
    assert.equal(Date.parse(body.data.endsAt) - Date.parse(body.data.startedAt), 15 * 60_000)

    const { account, viewing } = await bootstrap()
    assert.containsSubset(viewing, { isOver: false, client: 'Kestrel' })
    assert.containsSubset(account, { name: 'Kestrel', email: '', can: { editClient: false } })
    const payment = await paidOffline(invoice, 100)
    for (const path of [
      'dashboard',
      'invoices',
      `invoices/${invoice.publicId}`,
      `invoices/${invoice.publicId}/messages`,
      `payment-offers?invoices=${invoice.publicId}`,
      'payments',
      `payments/${payment.publicId}`,
      'help',
      'session',
    ]) {
      const answer = await browser.get(`${PORTAL_API}/${path}`)
      assert.equal(answer.status, 200, path)
    }
    const [started] = await AuditEvent.query().where('action', 'viewing.started')
    assert.containsSubset(started.$attributes, { actorType: 'staff', actorId: staff.publicId })
    assert.equal(started.details.reason, 'Asks where the pay button is')
  })

  test('no route of the portal that would change something does', async ({ assert }) => {
    const { email } = await activate(client)
    // Somebody of the client is signed in with the same browser: not even as them.
    await browser.signIn(email, PASSWORD)
    await start()
    const all = writes()
    assert.isAbove(all.length, 35)
    for (const { method, path } of all) {
      const { status, body } = await browser.send(method, path, {})
      assert.equal(status, 403, `${method} ${path}`)
      assert.equal(body.type.split('/').pop(), 'viewing-only', `${method} ${path}`)
    }
    assert.lengthOf(await OutboxMail.all(), 0)
    const refused = await AuditEvent.query().where('action', 'access.refused')
    assert.lengthOf(refused, all.length)
    assert.isTrue(refused.every(({ actorId }) => actorId === staff.publicId))
  })

  test("a person's own is not shown: profile, devices, factors, activity, colleagues", async ({
    assert,
  }) => {
    const { email } = await activate(client)
    await browser.signIn(email, PASSWORD)
    await start()
    for (const path of ['profile', 'profile/factors', 'sessions', 'activity', 'teammates']) {
      const { status } = await browser.get(`${PORTAL_API}/${path}`)
      assert.equal(status, 403, path)
    }
  })

  test('what staff look at counts as no view, download or sign of life', async ({ assert }) => {
    const { email } = await activate(client)
    await browser.signIn(email, PASSWORD)
    const signIns = () => SignIn.query().orderBy('id').select('id', 'last_seen_at', 'ended_at')
    const payment = await paidOffline(invoice, 100)
    await start()
    // Of the client and of the staff, a while ago: a request of theirs would move it.
    const seen = DateTime.utc().minus({ minutes: 20 })
    await SignIn.query().update({ last_seen_at: seen.toISO() })
    const before = (await signIns()).map((row) => row.$attributes)
    await browser.get(`${PORTAL_API}/invoices/${invoice.publicId}`)
    const pdf = await browser.get(`${PORTAL_API}/invoices/${invoice.publicId}/pdf`)
    assert.equal(pdf.status, 200)
    await browser.get(`${PORTAL_API}/invoices/${invoice.publicId}/xml`)
    await browser.get(`${PORTAL_API}/payments/${payment.publicId}/receipt`)
    const told = await actions()
    assert.notIncludeMembers(told, ['invoice.viewed', 'invoice.downloaded', 'receipt.downloaded'])
    assert.include(told, 'viewing.started')
    assert.deepEqual(
      (await signIns()).map((row) => row.$attributes),
      before
    )
  })

  test('it ends with its time, and is told', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    await start()
    clock.forward({ minutes: 14, seconds: 59 })
    assert.equal((await browser.get(`${PORTAL_API}/invoices`)).status, 200)
    clock.forward({ seconds: 1 })
    assert.equal((await browser.get(`${PORTAL_API}/invoices`)).status, 401)
    assert.deepEqual((await bootstrap()).viewing, { isOver: true, client: null, endsAt: null })
    assert.equal((await bootstrap()).account, null)
    assert.deepEqual((await actions()).slice(-2), ['viewing.started', 'viewing.ended'])
  })

  test('it ends at once when the member of staff is signed out or disabled', async ({ assert }) => {
    const looks = async () => (await browser.get(`${PORTAL_API}/dashboard`)).status
    await start()
    assert.equal(await looks(), 200)
    await browser.send('DELETE', `${ADMIN}/session`)
    assert.equal(await looks(), 401)

    browser = await staffSignedIn(staff)
    await start()
    assert.equal(await looks(), 200)
    const owner = await staffMember('owner')
    await disableStaff(staff, owner, systemActor('test'), DateTime.utc())
    assert.equal(await looks(), 401)
    const ends = await ClientViewing.query().orderBy('id')
    assert.deepEqual(
      ends.map(({ endReason }) => endReason),
      ['signed_out', 'signed_out']
    )
  })

  test('whose viewing is over changes nothing as somebody else either, until it is stopped', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { email } = await activate(client)
    await browser.signIn(email, PASSWORD)
    await start()
    clock.forward({ minutes: 16 })
    const rename = () => browser.send('PATCH', `${PORTAL_API}/profile`, { name: 'Mallory' })
    assert.equal((await rename()).status, 403)
    assert.equal((await browser.send('DELETE', STOP)).status, 204)
    assert.equal((await rename()).status, 200)
  })

  test('stopping and starting another are told once each, with who it was', async ({ assert }) => {
    await start()
    const { client: other } = await invoiceFor('Marlow', { number: 'B-1' })
    const again = await browser.send('POST', `${ADMIN}/clients/${other.publicId}/viewings`, {})
    assert.equal(again.status, 201)
    assert.equal((await bootstrap()).viewing.client, 'Marlow')
    for (const status of [204, 204]) {
      assert.equal((await browser.send('DELETE', STOP)).status, status)
    }
    assert.equal((await bootstrap()).viewing, null)
    const ended = await AuditEvent.query().where('action', 'viewing.ended').orderBy('id')
    assert.deepEqual(
      ended.map(({ actorId, details }) => [actorId, details.reason]),
      [
        [staff.publicId, 'replaced'],
        [staff.publicId, 'stopped'],
      ]
    )
  })

  test('what clients will see is looked at while the portal is off', async ({ assert }) => {
    await closePortal()
    await start()
    assert.isTrue((await bootstrap()).portal.enabled)
    assert.equal((await browser.get(`${PORTAL_API}/dashboard`)).status, 200)
  })

  test('another site, another client and a made-up cookie show nothing', async ({ assert }) => {
    await start()
    const { invoice: foreign } = await invoiceFor('Marlow', { number: 'B-1' })
    const of = await browser.get(`${PORTAL_API}/invoices/${foreign.publicId}`)
    assert.equal(of.status, 404)
    const elsewhere = { origin: 'https://elsewhere.example' }
    assert.equal((await browser.get(`${PORTAL_API}/dashboard`, elsewhere)).status, 403)
    const cookie = `viewing=${'A'.repeat(43)}`
    assert.equal((await browser.get(`${PORTAL_API}/dashboard`, { cookie })).status, 401)
    const checkout = await browser.get('/portal/checkout/AAAAAAAAAAAAAAAAAAAAAA')
    assert.equal(checkout.headers.get('location')?.endsWith('/portal/payments'), true)
  })
})
