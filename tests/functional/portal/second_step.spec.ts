import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import AuditEvent from '#models/audit_event'
import SignIn from '#models/sign_in'
import { codeAt, PROFILE, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'
const STEP = `${API}/session/second-factor`

const first = (browser = new PortalBrowser(), password = GOOD_PASSWORD) =>
  browser.send('POST', `${API}/session`, { email: EMAIL, password })

async function atSecondStep() {
  const browser = new PortalBrowser()
  const { status } = await first(browser)
  if (status !== 202) throw new Error(`The first step answered ${status}`)
  return browser
}

/** Somebody with an authenticator app, a moment after setting it up. */
async function person(cleanup: (work: () => void) => void) {
  const clock = standingClock(cleanup)
  const opened = await openActiveClient()
  const desk = await new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD)
  const factors = await withTotp(desk, GOOD_PASSWORD, clock)
  clock.forward({ minutes: 2 })
  return { clock, desk, ...opened, ...factors }
}

test.group('The second step of signing in', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is asked for after the right password, in a session that opens nothing else', async ({
    assert,
    cleanup,
  }) => {
    const { clock, secret, account } = await person(cleanup)
    const browser = new PortalBrowser()
    const { status, body, headers } = await first(browser)
    assert.equal(status, 202)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.deepEqual(body.data, {
      secondFactor: { methods: ['totp', 'recovery_code'], passkeyOptions: null },
    })
    for (const path of ['/profile', '/session', '/dashboard', '/profile/factors']) {
      assert.equal((await browser.get(`${API}${path}`)).status, 401)
    }

    const code = codeAt(secret, clock)
    const signedIn = await browser.send('POST', STEP, {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    })
    assert.equal(signedIn.status, 200)
    assert.equal(signedIn.body.data.email, EMAIL)
    assert.equal((await browser.get(PROFILE)).status, 200)
    const newest = await SignIn.query().where('accountId', account.id).orderBy('id', 'desc')
    assert.deepInclude(newest[0].serialize(), { method: 'password', factor: 'totp' })
  })

  test('takes a code once, also when it is brought twice at once', async ({ assert, cleanup }) => {
    const { clock, secret } = await person(cleanup)
    const browsers = [await atSecondStep(), await atSecondStep(), await atSecondStep()]
    const code = codeAt(secret, clock)
    const answers = await Promise.all(browsers.map((one) => one.send('POST', STEP, { code })))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401])

    // Nor one of a step before the one that was used.
    const older = codeAt(secret, clock, -1)
    assert.equal((await (await atSecondStep()).send('POST', STEP, { code: older })).status, 401)
    clock.forward({ seconds: 30 })
    const next = codeAt(secret, clock)
    assert.equal((await (await atSecondStep()).send('POST', STEP, { code: next })).status, 200)
  })

  test('takes the codes of the steps beside this one, and of no other', async ({
    assert,
    cleanup,
  }) => {
    const { clock, secret } = await person(cleanup)
    clock.forward({ minutes: 5 })
    for (const [steps, status] of [
      [-2, 401],
      [2, 401],
      [-1, 200],
      [1, 200],
    ]) {
      const code = codeAt(secret, clock, steps)
      const answer = await (await atSecondStep()).send('POST', STEP, { code })
      assert.equal(answer.status, status, `${steps} steps off`)
    }
  })

  test('takes each recovery code once, however it is typed', async ({ assert, cleanup }) => {
    const { recoveryCodes, desk } = await person(cleanup)
    const [code] = recoveryCodes
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `
    const use = async (recoveryCode: string) =>
      (await atSecondStep()).send('POST', STEP, { recoveryCode })

    const answers = await Promise.all([use(typed), use(code)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401])
    assert.equal((await use(code)).status, 401)
    assert.equal((await use(recoveryCodes[1])).status, 200)
    assert.equal((await desk.get(`${PROFILE}/factors`)).body.data.recoveryCodesLeft, 8)
    assert.lengthOf(await AuditEvent.query().where('action', 'recovery_code.used'), 2)
  })

  test('is over after ten minutes, in another browser, and when the password changes', async ({
    assert,
    cleanup,
  }) => {
    const { clock, secret, desk } = await person(cleanup)
    const late = await atSecondStep()
    clock.forward({ minutes: 10 })
    const answer = await late.send('POST', STEP, { code: codeAt(secret, clock) })
    assert.equal(answer.status, 401)
    assert.equal(answer.body.type, 'second-step-over')

    const elsewhere = await new PortalBrowser().send('POST', STEP, { code: codeAt(secret, clock) })
    assert.equal(elsewhere.body.type, 'second-step-over')

    const waiting = await atSecondStep()
    const change = { currentPassword: GOOD_PASSWORD, password: 'grey herons over the weir' }
    assert.equal((await desk.send('PUT', `${PROFILE}/password`, change)).status, 204)
    const voided = await waiting.send('POST', STEP, { code: codeAt(secret, clock) })
    assert.equal(voided.body.type, 'second-step-over')
  })

  test('lets nobody in who is disabled meanwhile, and answers them as a wrong password before', async ({
    assert,
    cleanup,
  }) => {
    const { clock, secret, membership } = await person(cleanup)
    const waiting = await atSecondStep()
    await membership.merge({ state: 'disabled' }).save()
    const answer = await waiting.send('POST', STEP, { code: codeAt(secret, clock) })
    assert.equal(answer.body.type, 'second-step-over')

    const disabled = await first()
    const wrong = await first(new PortalBrowser(), 'not the password at all')
    assert.equal(disabled.status, 401)
    assert.equal(wrong.status, 401)
    assert.equal(disabled.body.type, wrong.body.type)
  })

  test('is paused after five wrong codes, each of which is in the log', async ({
    assert,
    cleanup,
  }) => {
    const { clock, secret } = await person(cleanup)
    const browser = await atSecondStep()
    const right = codeAt(secret, clock)
    const code = right === '000000' ? '111111' : '000000'
    const lefts = []
    for (let i = 0; i < 5; i++) {
      const { status, body } = await browser.send('POST', STEP, { code })
      assert.equal(status, 401)
      lefts.push(body.left)
    }
    assert.deepEqual(lefts, [4, 3, 2, 1, 0])
    const paused = await browser.send('POST', STEP, { code: right })
    assert.equal(paused.status, 429)
    assert.isAbove(Number(paused.headers.get('retry-after')), 0)
    const told = await AuditEvent.query().where('action', 'second_factor.checked')
    assert.lengthOf(told, 5)
    assert.isTrue(told.every(({ outcome }) => outcome === 'refused'))
  })

  test('ends the sign-in that this browser had before', async ({ assert, cleanup }) => {
    const { desk, account } = await person(cleanup)
    const copy = desk.copy()
    assert.equal((await first(desk)).status, 202)
    assert.equal((await copy.get(PROFILE)).status, 401)
    const open = await SignIn.query().where('accountId', account.id).whereNull('ended_at')
    assert.lengthOf(open, 0)
  })

  test('refuses what is no proof, or two at once', async ({ assert, cleanup }) => {
    await person(cleanup)
    const browser = await atSecondStep()
    for (const body of [
      {},
      { code: '123456', recoveryCode: 'x' },
      { code: '12345６' },
      { recoveryCode: '' },
      { recoveryCode: ['a'] },
      { recoveryCode: 'x'.repeat(1_000_000 / 8) },
      { response: {} },
      { response: 'x' },
      { code: '123456', admin: true },
      { __proto__: null, constructor: 1 },
    ]) {
      const { status } = await browser.send('POST', STEP, body)
      assert.include([422, 429], status)
    }
  })

  test('keeps no password and no code in the session', async ({ assert, cleanup }) => {
    await person(cleanup)
    await atSecondStep()
    const rows: { data: string }[] = await db.from('sessions').select('data')
    const told = JSON.stringify(rows)
    assert.include(told, 'pending_step')
    assert.notInclude(told, 'argon2')
    assert.notInclude(told, GOOD_PASSWORD)
  })
})
