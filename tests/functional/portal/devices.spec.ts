import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import SignIn from '#models/sign_in'
import { changeSetting } from '#domain/settings/change_setting'
import { openMembership } from '#domain/accounts/open_membership'
import { writeTransaction } from '#database/write_transaction'
import { truncate } from '#tests/support/database'
import { paymentWorld } from '#tests/support/payment_world'
import { GOOD_PASSWORD, NOW, openActiveClient, openPortal, tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

function browserOf(userAgent: string) {
  const headers = { 'sec-fetch-site': 'same-origin', 'user-agent': userAgent }
  return new PortalBrowser(undefined, headers)
}

test.group('Devices', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('are listed with what they are, the one in use first among them marked', async ({
    assert,
  }) => {
    await openActiveClient()
    const desk = await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD)
    await browserOf(PHONE).signIn(EMAIL, GOOD_PASSWORD)

    const { status, body, headers } = await desk.get(`${API}/sessions`)
    assert.equal(status, 200)
    assert.equal(headers.get('cache-control'), 'no-store')
    const shown = body.data.map(({ device, isCurrent, method }: any) => ({
      ...device,
      isCurrent,
      method,
    }))
    assert.sameDeepMembers(shown, [
      {
        browser: 'Firefox',
        system: 'Windows',
        kind: 'computer',
        isCurrent: true,
        method: 'password',
      },
      { browser: 'Safari', system: 'iOS', kind: 'phone', isCurrent: false, method: 'password' },
    ])
  })

  test('are signed out one by one, at once, and a copied cookie with them', async ({ assert }) => {
    await openActiveClient()
    const desk = await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD)
    const phone = await browserOf(PHONE).signIn(EMAIL, GOOD_PASSWORD)
    const copy = phone.copy()
    const { body } = await desk.get(`${API}/sessions`)
    const { id } = body.data.find((one: any) => !one.isCurrent)

    assert.equal((await desk.send('DELETE', `${API}/sessions/${id}`)).status, 204)
    assert.equal((await phone.get(`${API}/profile`)).status, 401)
    assert.equal((await copy.get(`${API}/profile`)).status, 401)
    assert.equal((await desk.get(`${API}/profile`)).status, 200)
    assert.equal((await desk.send('DELETE', `${API}/sessions/${id}`)).status, 404)
    assert.lengthOf(await AuditEvent.query().where('action', 'session.revoked'), 1)
  })

  test('are signed out all but this one', async ({ assert }) => {
    await openActiveClient()
    const desk = await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD)
    const others = [
      await browserOf(PHONE).signIn(EMAIL, GOOD_PASSWORD),
      await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD),
    ]
    assert.equal((await desk.send('DELETE', `${API}/sessions`)).status, 204)
    for (const other of others) assert.equal((await other.get(`${API}/profile`)).status, 401)
    assert.lengthOf((await desk.get(`${API}/sessions`)).body.data, 1)
  })

  test('of somebody else are not there', async ({ assert }) => {
    await openActiveClient()
    const other = await openActiveClient({ billingEmail: 'other@example.org' })
    await browserOf(PHONE).signIn('other@example.org', GOOD_PASSWORD)
    const theirs = await SignIn.findByOrFail('accountId', other.account.id)
    const desk = await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD)

    assert.lengthOf((await desk.get(`${API}/sessions`)).body.data, 1)
    for (const id of [theirs.publicId, 'x', '%00', theirs.id]) {
      assert.equal((await desk.send('DELETE', `${API}/sessions/${id}`)).status, 404)
    }
    await theirs.refresh()
    assert.isNull(theirs.endedAt)
  })

  test('that were signed out stay so, though a request under way writes the session again', async ({
    assert,
  }) => {
    const { account } = await openActiveClient()
    const desk = await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD)
    const signIn = await SignIn.findByOrFail('accountId', account.id)
    // The row of the session stays, as one in flight would leave it.
    await signIn.merge({ endedAt: NOW, endReason: 'revoked' }).save()
    assert.equal((await desk.get(`${API}/profile`)).status, 401)
  })
})

test.group('A session', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('ends after half an hour without anybody there, and asking how long does not prolong it', async ({
    assert,
    cleanup,
  }) => {
    const { clock } = await paymentWorld(cleanup, { webhooks: false })
    await changeSetting('sessions', { idleMinutes: 30, absoluteHours: 12 }, tester, NOW)
    await openActiveClient()
    const browser = await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD)

    clock.forward({ minutes: 20 })
    const { body } = await browser.get(`${API}/session`)
    assert.equal(Date.parse(body.data.idleEndsAt) - Date.parse(body.data.now), 10 * 60_000)
    const prolonged = await browser.send('PUT', `${API}/session/activity`)
    assert.equal(Date.parse(prolonged.body.data.idleEndsAt) - clock.now().toMillis(), 30 * 60_000)

    clock.forward({ minutes: 20 })
    assert.equal((await browser.get(`${API}/session`)).status, 200)
    clock.forward({ minutes: 11 })
    assert.equal((await browser.get(`${API}/session`)).status, 401)

    // Longer limits later do not bring it back.
    await changeSetting('sessions', { idleMinutes: 600, absoluteHours: 12 }, tester, NOW)
    assert.equal((await browser.get(`${API}/profile`)).status, 401)
    assert.equal((await SignIn.firstOrFail()).endReason, 'idle')
  })

  test('ends after twelve hours, whoever is there', async ({ assert, cleanup }) => {
    const { clock } = await paymentWorld(cleanup, { webhooks: false })
    await changeSetting('sessions', { idleMinutes: 30, absoluteHours: 12 }, tester, NOW)
    await openActiveClient()
    const browser = await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD)
    for (let times = 0; times < 28; times++) {
      clock.forward({ minutes: 25 })
      assert.equal((await browser.get(`${API}/profile`)).status, 200)
    }
    clock.forward({ minutes: 25 })
    assert.equal((await browser.get(`${API}/profile`)).status, 401)
    assert.equal((await SignIn.firstOrFail()).endReason, 'too_old')
  })

  test('acts for another client of the same person, and for nobody else’s', async ({ assert }) => {
    const { account } = await openActiveClient()
    const second = await openActiveClient({ name: 'Harbour Bakery', billingEmail: 'x@y.example' })
    const stranger = second.membership
    const membership = await writeTransaction((trx) =>
      openMembership(trx, second.client, account, 'viewer', NOW)
    )
    await membership.merge({ state: 'active', activatedAt: NOW }).useTransaction(undefined!).save()
    const browser = await browserOf(FIREFOX).signIn(EMAIL, GOOD_PASSWORD)

    const switched = await browser.send('PUT', `${API}/session/membership`, {
      membership: membership.publicId,
    })
    assert.equal(switched.status, 200)
    assert.equal(switched.body.data.membership.client.name, 'Harbour Bakery')
    assert.isFalse(switched.body.data.can.pay)
    const { body } = await browser.get(`${API}/bootstrap`)
    assert.equal(body.data.account.membership.client.name, 'Harbour Bakery')

    for (const [given, status] of [
      [stranger.publicId, 404],
      ['A'.repeat(22), 404],
      ['', 422],
      [null, 422],
      [[membership.publicId], 422],
    ]) {
      const answer = await browser.send('PUT', `${API}/session/membership`, { membership: given })
      assert.equal(answer.status, status)
    }
  })
})
