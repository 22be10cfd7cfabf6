import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { erasePersonal } from '#domain/audit/erase_personal'
import { consumeInvite } from '#middleware/limits'
import { consumePaymentOpening } from '#middleware/payment_limits'
import AuditEvent from '#models/audit_event'
import AuditPersonal from '#models/audit_personal'
import { withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { browserByLink, linkFor } from '#tests/support/pay_links'
import { paymentWorld } from '#tests/support/payment_world'
import { tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, invoiceFor, openPortal, PASSWORD } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'

/** Since this test began; of one limit, or of all. */
async function told(limit?: string) {
  const events = await AuditEvent.query().where('action', 'limit.reached').orderBy('id')
  return events.filter(({ details }) => limit === undefined || details.limit === limit)
}

/** The server remembers what it told, from test to test: each has people of its own. */
const someone = () => `somebody-${randomUUID()}`
const newBrowser = () => new PortalBrowser()

async function rush(times: number, ask: () => Promise<{ status: number }>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: times }, ask))
  return answers.filter(({ status }) => status === 429).length
}

test.group('A limit that is used up is told in the log', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('once, of two hundred refused sign-ins at once', async ({ assert }) => {
    const email = `${someone()}@client.example`
    const signIn = () =>
      newBrowser().send('POST', `${API}/session`, { email, password: 'wrong wrong wrong' })
    assert.equal(await rush(200, signIn), 195)

    const [event, ...more] = await told('sign_in')
    assert.lengthOf(more, 0)
    assert.deepInclude(event.serialize(), { outcome: 'refused', actorType: 'anonymous' })
    assert.deepInclude(event.details, { method: 'POST', limit: 'sign_in' })
    assert.isAbove(Number(event.details.seconds), 800)
    const { data } = await AuditPersonal.findOrFail(event.id)
    assert.equal(data.email, email)
    assert.notInclude(JSON.stringify(event.details), 'somebody')
    // The five tries, the limit of this address, and that of the network address.
    assert.isAtMost((await AuditEvent.all()).length, 5 + 2 + 1)
    assert.equal(await rush(20, signIn), 20)
    assert.lengthOf(await told('sign_in'), 1)
  }).timeout(60_000)

  test('again, when it was there again and is used up again', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const email = `${someone()}@client.example`
    const forget = () => newBrowser().send('POST', `${API}/password-resets`, { email })
    assert.equal(await rush(8, forget), 5)
    assert.lengthOf(await told('reset'), 1)
    clock.forward({ minutes: 16 })
    assert.isAtLeast(await rush(1, forget), 1)
    assert.lengthOf(await told('reset'), 2)
  })

  test('of links that are asked for, and of a link that is tried', async ({ assert }) => {
    const email = `${someone()}@client.example`
    await rush(5, () => newBrowser().send('POST', `${API}/sign-in-links`, { email }))
    assert.lengthOf(await told('sign_in_link'), 1)

    const token = randomUUID().replaceAll('-', '').padEnd(43, 'A')
    await rush(15, () => newBrowser().get(`${API}/invites/${token}`))
    const [event] = await told('link')
    assert.equal(event.details.method, 'GET')
    assert.notInclude(JSON.stringify(event.serialize()), token)
  })

  test('without an address that somebody put into a query', async ({ assert }) => {
    const token = randomUUID().replaceAll('-', '').padEnd(43, 'B')
    const at = `${API}/invites/${token}?email=framed@client.example`
    assert.isAbove(await rush(15, () => newBrowser().get(at)), 0)
    const [event] = await told('link')
    const { data } = await AuditPersonal.findOrFail(event.id)
    assert.notInclude(JSON.stringify(data), 'framed')
  })

  test('of the second step, with whose it is', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const { client } = await invoiceFor('Kestrel')
    const { account, email } = await activate(client)
    const desk = await newBrowser().signIn(email, PASSWORD)
    await withTotp(desk, PASSWORD, clock)
    const thief = newBrowser()
    await thief.send('POST', `${API}/session`, { email, password: PASSWORD })
    const guess = () => thief.send('POST', `${API}/session/second-factor`, { code: '000000' })
    for (let n = 0; n < 8; n++) await guess()
    const [event] = await told('code')
    assert.deepEqual([event.targetType, event.targetId], ['account', account.publicId])
    await erasePersonal({ account: account.publicId }, tester, DateTime.utc())
    assert.isNull(await AuditPersonal.find(event.id))
  })

  test('of a password that is asked again, and of codes that a pay link asks for', async ({
    assert,
  }) => {
    const { client, invoice } = await invoiceFor('Kestrel')
    const { account, email } = await activate(client)
    const browser = await newBrowser().signIn(email, PASSWORD)
    const wrong = { currentPassword: 'wrong wrong wrong', password: 'grey herons over the weir' }
    assert.equal(await rush(8, () => browser.send('PUT', `${API}/profile/password`, wrong)), 3)
    const [event] = await told('password')
    assert.deepEqual([event.actorType, event.actorId], ['account', account.publicId])

    const holder = await browserByLink((await linkFor(invoice)).secret)
    await rush(6, () => holder.send('POST', `${API}/pay-links/code`))
    const [code] = await told('sign_in_link')
    assert.equal(code.actorType, 'pay_link')
  })

  test('of invites, without the address of whoever was to be invited', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const { account, email } = await activate(client)
    const browser = await newBrowser().signIn(email, PASSWORD)
    for (let n = 0; n < 30; n++) await consumeInvite(account.publicId)
    const draft = { email: 'priya@client.example', role: 'viewer' }
    assert.equal(await rush(3, () => browser.send('POST', `${API}/teammates`, draft)), 3)
    const [event, ...more] = await told('invite')
    assert.lengthOf(more, 0)
    const { data } = await AuditPersonal.findOrFail(event.id)
    assert.notProperty(data, 'email')
    assert.notInclude(JSON.stringify([event.serialize(), data]), 'priya')
  })

  test('of opening payments', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { client, invoice } = await invoiceFor('Kestrel')
    const { account, email } = await activate(client)
    const browser = await newBrowser().signIn(email, PASSWORD)
    const reader = { publicId: account.publicId, payLink: null }
    for (let n = 0; n < 40; n++) await consumePaymentOpening('127.0.0.1', reader)
    const opening = { gateway: 'razorpay', invoices: [{ id: invoice.publicId }] }
    const open = () => browser.send('POST', `${API}/payment-intents`, opening)
    assert.equal(await rush(5, open), 5)
    const [event, ...more] = await told('payment_opening')
    assert.lengthOf(more, 0)
    assert.deepEqual([event.actorType, event.clientId], ['account', client.id])
  })

  test('of exports, by whom', async ({ assert }) => {
    const token = await staffToken('owner')
    for (let n = 0; n < 13; n++) await adminRequest('GET', '/audit-events', { token })
    const events = await told('export')
    assert.deepEqual(
      events.map(({ actorType }) => actorType),
      ['staff']
    )
  })
})
