import { generateKeyPairSync } from 'node:crypto'
import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import Passkey from '#models/passkey'
import SignIn from '#models/sign_in'
import { PROFILE } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { SoftwareAuthenticator, type Lies } from '#tests/support/software_authenticator'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'
const OTHER = 'other@example.org'
const password = GOOD_PASSWORD
const STEP = `${API}/session/second-factor`
const OPTIONS = `${API}/session/passkey-options`

const desk = (email = EMAIL) => new PortalBrowser().signIn(email, GOOD_PASSWORD)

async function optionsFor(browser: PortalBrowser) {
  const { body } = await browser.send('POST', `${PROFILE}/passkeys/options`, { password })
  return body.data
}

async function add(browser: PortalBrowser, key: SoftwareAuthenticator, lies: Lies = {}) {
  const response = key.register(await optionsFor(browser), lies)
  return browser.send('POST', `${PROFILE}/passkeys`, { name: 'Phone', response })
}

/** Somebody with one passkey, and the browser it was added in. */
async function person(key = new SoftwareAuthenticator({ counts: true })) {
  const opened = await openActiveClient()
  const browser = await desk()
  const added = await add(browser, key)
  if (added.status !== 201) throw new Error(JSON.stringify(added.body))
  return { ...opened, key, browser, ...added.body.data }
}

async function challengeFor(browser: PortalBrowser, choice?: { secondStep: true }) {
  const { body } = await browser.send('POST', OPTIONS, choice)
  return body.data
}

async function signInWith(
  key: SoftwareAuthenticator,
  lies: Lies = {},
  browser = new PortalBrowser()
) {
  const response = key.sign(await challengeFor(browser), lies)
  return browser.send('POST', `${API}/session/passkey`, { response })
}

test.group('Adding a passkey', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('asks for the password, binds it to the address of the portal, and gives recovery codes the first time', async ({
    assert,
  }) => {
    await openActiveClient()
    const browser = await desk()
    const wrong = await browser.send('POST', `${PROFILE}/passkeys/options`, { password: 'wrong' })
    assert.equal(wrong.status, 422)

    const options = await optionsFor(browser)
    assert.equal(options.rp.id, 'localhost')
    assert.equal(options.authenticatorSelection.userVerification, 'required')
    assert.equal(options.authenticatorSelection.residentKey, 'required')
    const key = new SoftwareAuthenticator({ backedUp: true })
    const response = key.register(options)
    const first = await browser.send('POST', `${PROFILE}/passkeys`, { name: 'Phone', response })
    assert.equal(first.status, 201)
    assert.lengthOf(first.body.data.recoveryCodes, 10)
    assert.deepInclude(first.body.data.passkey, { name: 'Phone', backedUp: true, lastUsedAt: null })

    const second = await add(browser, new SoftwareAuthenticator())
    assert.isNull(second.body.data.recoveryCodes)
    const { body } = await browser.get(`${PROFILE}/factors`)
    assert.lengthOf(body.data.passkeys, 2)
    assert.lengthOf(await OutboxMail.query().where('kind', 'factor_changed'), 2)
    assert.lengthOf(await AuditEvent.query().where('action', 'factor.added'), 2)
  })

  test('refuses a response that is not to our challenge, from our page, by a person who was checked', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    await openActiveClient()
    const browser = await desk()
    const lies: Lies[] = [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { type: 'webauthn.get' },
      { verified: false },
    ]
    for (const lie of lies) {
      const { status, body } = await add(browser, new SoftwareAuthenticator(), lie)
      assert.equal(status, 422, JSON.stringify(lie))
      assert.equal(body.type, 'passkey-refused')
    }
    const post = (response: unknown) =>
      browser.send('POST', `${PROFILE}/passkeys`, { name: 'Phone', response })
    const key = new SoftwareAuthenticator()
    await optionsFor(browser)
    assert.equal((await post(key.register({ challenge: 'another' }))).status, 422)

    const late = key.register(await optionsFor(browser))
    clock.forward({ minutes: 5 })
    assert.equal((await post(late)).status, 422)
    assert.lengthOf(await Passkey.all(), 0)
  })

  test('works once for a challenge, also at once, and never twice for a key', async ({
    assert,
  }) => {
    const { key, browser } = await person()
    assert.equal((await add(browser, key)).status, 422)

    const response = new SoftwareAuthenticator().register(await optionsFor(browser))
    const post = () => browser.copy().send('POST', `${PROFILE}/passkeys`, { name: 'x', response })
    const answers = await Promise.all([post(), post(), post()])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 422, 422])
    assert.lengthOf(await Passkey.all(), 2)
  })

  test('refuses what is no response of a browser', async ({ assert }) => {
    await openActiveClient()
    const browser = await desk()
    const good = new SoftwareAuthenticator().register(await optionsFor(browser))
    const { response } = good
    for (const hostile of [
      null,
      'x',
      [],
      {},
      { ...good, id: 1 },
      { ...good, id: 'x'.repeat(5000) },
      { ...good, type: 'password' },
      { ...good, response: { ...response, attestationObject: 'A' } },
      { ...good, response: { ...response, attestationObject: '!' } },
      { ...good, response: { ...response, clientDataJSON: 'e30' } },
      { ...good, response: { ...response, attestationObject: 'o'.repeat(60_000) } },
    ]) {
      const draft = { name: 'x', response: hostile }
      const { status } = await browser.send('POST', `${PROFILE}/passkeys`, draft)
      assert.equal(status, 422)
      await optionsFor(browser)
    }
    for (const name of ['', 'x'.repeat(101), 'a\nb', null, 1]) {
      const draft = { name, response: good }
      assert.equal((await browser.send('POST', `${PROFILE}/passkeys`, draft)).status, 422)
    }
    assert.lengthOf(await Passkey.all(), 0)
  })

  test('is renamed and removed by its owner alone', async ({ assert }) => {
    const { browser, passkey } = await person()
    await openActiveClient({ billingEmail: OTHER })
    const other = await desk(OTHER)
    const path = `${PROFILE}/passkeys/${passkey.id}`
    assert.equal((await other.send('PATCH', path, { name: 'Mine' })).status, 404)
    assert.equal((await other.send('DELETE', path, { password })).status, 404)

    const renamed = await browser.send('PATCH', path, { name: 'Blue phone' })
    assert.equal(renamed.body.data.name, 'Blue phone')
    assert.equal((await browser.send('DELETE', path, { password: 'wrong' })).status, 422)
    assert.equal((await browser.send('DELETE', path, { password })).status, 204)
    assert.equal((await browser.send('DELETE', path, { password })).status, 404)
    const { body } = await browser.get(`${PROFILE}/factors`)
    assert.deepInclude(body.data, { passkeys: [], recoveryCodesLeft: 0 })
  })

  test('keeps the last of two that are removed at once, while the password is too short', async ({
    assert,
  }) => {
    const { browser, account, passkey } = await person()
    const second = await add(browser, new SoftwareAuthenticator())
    account.$trx = undefined
    await account.merge({ passwordStandsAlone: false }).save()

    const ids = [passkey.id, second.body.data.passkey.id]
    const answers = await Promise.all(
      ids.map((id) => browser.send('DELETE', `${PROFILE}/passkeys/${id}`, { password }))
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409])
    assert.lengthOf(await Passkey.all(), 1)
  })
})

test.group('A passkey', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('signs in alone, without a name', async ({ assert }) => {
    const { key, account } = await person()
    const browser = new PortalBrowser()
    const options = await challengeFor(browser)
    assert.notProperty(options, 'allowCredentials')
    const response = key.sign(options)
    const { status, body } = await browser.send('POST', `${API}/session/passkey`, { response })
    assert.equal(status, 200)
    assert.equal(body.data.email, EMAIL)
    assert.equal((await browser.get(PROFILE)).status, 200)
    const [newest] = await SignIn.query().where('accountId', account.id).orderBy('id', 'desc')
    assert.deepInclude(newest.serialize(), { method: 'passkey', factor: 'passkey' })
    assert.isNotNull((await Passkey.firstOrFail()).lastUsedAt)
  })

  test('signs nobody in with a response that is not right in everything', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { key, membership } = await person()
    const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const lies: Lies[] = [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { type: 'webauthn.create' },
      { verified: false },
      { key: foreign },
    ]
    for (const lie of lies) {
      const { status, body } = await signInWith(key, lie)
      assert.equal(status, 401, Object.keys(lie).join(','))
      assert.equal(body.type, 'passkey-refused')
    }
    assert.equal((await signInWith(new SoftwareAuthenticator())).status, 401)

    const browser = new PortalBrowser()
    const late = key.sign(await challengeFor(browser))
    clock.forward({ minutes: 5 })
    const post = (one: PortalBrowser, response: unknown) =>
      one.send('POST', `${API}/session/passkey`, { response })
    assert.equal((await post(browser, late)).status, 401)
    // Nor in a browser that was given no challenge, or another one.
    const fresh = key.sign(await challengeFor(browser))
    assert.equal((await post(new PortalBrowser(), fresh)).status, 401)

    const refusals = await AuditEvent.query().where('action', 'session.opened')
    assert.isAtLeast(refusals.filter(({ outcome }) => outcome === 'refused').length, lies.length)

    await membership.merge({ state: 'disabled' }).save()
    assert.equal((await signInWith(key)).status, 401)
  })

  test('answers the challenge that it was given, whatever other pages asked since', async ({
    assert,
  }) => {
    const { key } = await person()
    const browser = new PortalBrowser()
    const ofThisTab = await challengeFor(browser)
    await challengeFor(browser)
    const response = key.sign(ofThisTab)
    assert.equal((await browser.send('POST', `${API}/session/passkey`, { response })).status, 200)
  })

  test('answers a challenge once, also at once', async ({ assert }) => {
    const { key } = await person(new SoftwareAuthenticator({ counts: false }))
    const browser = new PortalBrowser()
    const response = key.sign(await challengeFor(browser))
    const post = () => browser.copy().send('POST', `${API}/session/passkey`, { response })
    const answers = await Promise.all([post(), post(), post()])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401])
    assert.equal((await post()).status, 401)
  })

  test('whose counter goes back is refused, and the log says why', async ({ assert }) => {
    const { key } = await person()
    const stolen = key.copy()
    assert.equal((await signInWith(key)).status, 200)
    assert.equal((await signInWith(key)).status, 200)

    assert.equal((await signInWith(stolen)).status, 401)
    assert.equal((await signInWith(key, { counter: 0 })).status, 401)
    const told = await AuditEvent.query()
      .where('action', 'session.opened')
      .where('outcome', 'refused')
    assert.deepEqual(
      told.map(({ details }) => details.reason),
      ['counter_regressed', 'counter_regressed']
    )
  })

  test('is the second factor of its owner alone, for a challenge of that step alone', async ({
    assert,
  }) => {
    const { key } = await person()
    await openActiveClient({ billingEmail: OTHER })
    const theirs = new SoftwareAuthenticator()
    await add(await desk(OTHER), theirs)

    const first = async () => {
      const browser = new PortalBrowser()
      const { body } = await browser.send('POST', `${API}/session`, { email: EMAIL, password })
      return { browser, ...body.data.secondFactor }
    }
    const { browser, methods, passkeyOptions } = await first()
    assert.deepEqual(methods, ['passkey', 'recovery_code'])
    assert.deepEqual(
      passkeyOptions.allowCredentials.map(({ id }: any) => id),
      [key.id]
    )
    const post = (response: unknown) => browser.send('POST', STEP, { response })
    assert.equal((await post(theirs.sign(passkeyOptions))).status, 401)
    // That challenge is spent; the step asks for another one.
    assert.equal((await post(key.sign(passkeyOptions))).status, 401)
    const again = await challengeFor(browser, { secondStep: true })
    assert.deepEqual(again.allowCredentials, passkeyOptions.allowCredentials)
    // It signs nobody in by itself.
    const misplaced = { response: key.sign(again) }
    assert.equal((await browser.send('POST', `${API}/session/passkey`, misplaced)).status, 401)
    const right = await post(key.sign(await challengeFor(browser, { secondStep: true })))
    assert.equal(right.status, 200)
    assert.equal(right.body.data.email, EMAIL)
  })

  test('signs in alone also where a second step waits, and no step is taken without one', async ({
    assert,
  }) => {
    const { key } = await person()
    await openActiveClient({ billingEmail: OTHER })
    const theirs = new SoftwareAuthenticator()
    await add(await desk(OTHER), theirs)

    const browser = new PortalBrowser()
    const early = await browser.send('POST', OPTIONS, { secondStep: true })
    assert.deepInclude(early.body, { status: 401, type: 'second-step-over' })

    await browser.send('POST', `${API}/session`, { email: EMAIL, password })
    const anybody = await challengeFor(browser)
    assert.notProperty(anybody, 'allowCredentials')
    // It is no challenge of that step.
    const misplaced = { response: key.sign(anybody) }
    assert.equal((await browser.send('POST', STEP, misplaced)).status, 401)
    const { status, body } = await signInWith(theirs, {}, browser)
    assert.equal(status, 200)
    assert.equal(body.data.email, OTHER)
    // Nothing is left of the step of the other person.
    const late = await browser.send('POST', OPTIONS, { secondStep: true })
    assert.equal(late.body.type, 'second-step-over')
  })
})
