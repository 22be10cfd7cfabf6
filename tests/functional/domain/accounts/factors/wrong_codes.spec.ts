import { test } from '@japa/runner'
import { checkSecondFactor } from '#domain/accounts/factors/check_second_factor'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { letIn } from '#domain/accounts/sign_ins/let_in'
import { changePassword } from '#domain/accounts/passwords/change_password'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import Staff from '#models/staff'
import { codeAt, PROFILE, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal, visitor } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { PASSWORD } from '#tests/support/portal_world'
import { SoftwareAuthenticator } from '#tests/support/software_authenticator'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const EMAIL = 'accounts@kestrelbay.example'

type Cleanup = (work: () => void) => void

/** A person of a client or of the company with an app, a moment after setting it up. */
async function person(of: 'account' | 'staff', cleanup: Cleanup) {
  const clock = standingClock(cleanup)
  const who = of === 'staff' ? await staffMember() : (await openActiveClient()).account
  const desk =
    who instanceof Staff
      ? await staffSignedIn(who)
      : await new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD)
  const password = of === 'staff' ? PASSWORD : GOOD_PASSWORD
  const profile = of === 'staff' ? `${ADMIN}/profile` : PROFILE
  const factors = await withTotp(desk, password, clock, profile)
  clock.forward({ minutes: 2 })
  await OutboxMail.query().delete()

  const read = (): Promise<FactorHolder> =>
    of === 'staff' ? Staff.findOrFail(who.id) : Account.findOrFail(who.id)
  const show = async (code: string) =>
    checkSecondFactor(await read(), { code }, visitor, clock.now())
  const showRecovery = async (recoveryCode: string) =>
    checkSecondFactor(await read(), { recoveryCode }, visitor, clock.now())
  const wrongOne = () => (codeAt(factors.secret, clock) === '000000' ? '111111' : '000000')
  const wrong = async (times: number) => {
    const answers = []
    for (let n = 0; n < times; n++) answers.push(await show(wrongOne()))
    return answers
  }
  const count = async () => (await read()).wrongCodes
  const write = async (wrongCodes: number) => {
    await (await read()).merge({ wrongCodes }).save()
  }
  const right = () => show(codeAt(factors.secret, clock))
  return { clock, desk, read, right, showRecovery, wrong, wrongOne, count, write, show, ...factors }
}

const codeOf = (answer: { ok: boolean; code?: string }) => (answer.ok ? 'right' : answer.code)
const told = async (action: string) => AuditEvent.query().where('action', action).orderBy('id')

test.group('Wrong codes in a row', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('are counted, of the app and of recovery together, until a right one', async ({
    assert,
    cleanup,
  }) => {
    const { clock, wrong, showRecovery, right, count, recoveryCodes } = await person(
      'account',
      cleanup
    )
    await wrong(2)
    assert.equal(codeOf(await showRecovery('no code of mine')), 'wrong_code')
    assert.equal(await count(), 3)
    assert.equal(codeOf(await right()), 'right')
    assert.equal(await count(), 0)

    clock.forward({ minutes: 1 })
    await wrong(1)
    assert.equal(codeOf(await showRecovery(recoveryCodes[0])), 'right')
    assert.equal(await count(), 0)
    // One that was used is wrong, like any other.
    await showRecovery(recoveryCodes[0])
    assert.equal(await count(), 1)
  })

  for (const kind of ['account', 'staff'] as const) {
    test(`lock the codes of ${kind === 'staff' ? 'staff' : 'clients'} after a hundred, for right ones too`, async ({
      assert,
      cleanup,
    }) => {
      const { clock, wrong, right, write, showRecovery, recoveryCodes } = await person(
        kind,
        cleanup
      )
      await write(98)
      assert.deepEqual((await wrong(2)).map(codeOf), ['wrong_code', 'codes_locked'])
      clock.forward({ days: 400 })
      assert.equal(codeOf(await right()), 'codes_locked')
      assert.equal(codeOf(await showRecovery(recoveryCodes[0])), 'codes_locked')

      const locked = await told('second_factor.locked')
      assert.lengthOf(locked, 1)
      assert.deepInclude(locked[0].serialize(), { targetType: kind, actorType: 'anonymous' })
      assert.deepEqual(locked[0].details, { wrongCodes: 100, forGood: false })
      const tries = await told('second_factor.checked')
      assert.deepEqual(
        tries.map(({ details }) => details.reason),
        [undefined, undefined, 'locked', 'locked']
      )
    })
  }

  test('do not lock when the hundredth is right', async ({ assert, cleanup }) => {
    const { right, write, count } = await person('account', cleanup)
    await write(99)
    assert.equal(codeOf(await right()), 'right')
    assert.equal(await count(), 0)
    assert.lengthOf(await told('second_factor.locked'), 0)
  })

  test('are all counted when two hundred are tried at once, of which a hundred are looked at', async ({
    assert,
    cleanup,
  }) => {
    const { show, wrongOne, count } = await person('account', cleanup)
    const code = wrongOne()
    const answers = await Promise.all(Array.from({ length: 200 }, () => show(code)))
    assert.equal(await count(), 100)
    const of = (name: string) => answers.filter((answer) => codeOf(answer) === name)
    assert.lengthOf(of('wrong_code'), 99)
    assert.lengthOf(of('codes_locked'), 101)
    const looked = (await told('second_factor.checked')).filter(({ details }) => !details.reason)
    assert.lengthOf(looked, 100)
    assert.lengthOf(await told('second_factor.locked'), 1)
    assert.lengthOf(await OutboxMail.query().where('kind', 'codes_guessed'), 1)
  }).timeout(120_000)

  test('are told of by mail at the twentieth, once in a row', async ({ assert, cleanup }) => {
    const { clock, wrong, right, write } = await person('account', cleanup)
    const mails = () => OutboxMail.query().where('kind', 'codes_guessed')
    await wrong(19)
    assert.lengthOf(await mails(), 0)
    await wrong(3)
    const [mail] = await mails()
    assert.equal(mail.toEmail, EMAIL)
    assert.deepInclude(mail.params, { tries: 20, isStaff: false })

    await write(60)
    await wrong(2)
    assert.lengthOf(await mails(), 1)
    await right()
    clock.forward({ minutes: 1 })
    await wrong(20)
    assert.lengthOf(await mails(), 2)
  }).timeout(60_000)

  test('are no news while they are few, nor when the twentieth is right', async ({
    assert,
    cleanup,
  }) => {
    const { right, write } = await person('staff', cleanup)
    await write(19)
    assert.equal(codeOf(await right()), 'right')
    assert.lengthOf(await OutboxMail.query().where('kind', 'codes_guessed'), 0)
  })

  test('count anew after a password that was changed by who is signed in', async ({
    assert,
    cleanup,
  }) => {
    const { clock, read, right, write, count } = await person('account', cleanup)
    await write(300)
    const account = (await read()) as Account
    await account.merge({ wrongCodesAllowed: 300 }).save()
    const change = { currentPassword: GOOD_PASSWORD, password: 'grey herons over the weir' }
    const shown = { method: 'passkey', factor: 'passkey', replacesId: null } as const
    const { signIn } = (await letIn(account, shown, visitor, clock.now()))!
    const asked = { ...change, signInId: signIn.id }
    const changed = await changePassword((await read()) as Account, asked, visitor, clock.now())
    assert.isTrue(changed.ok)
    assert.equal(await count(), 0)
    assert.equal((await read()).wrongCodesAllowed, 100)
    assert.equal(codeOf(await right()), 'right')
  })

  test('are forgotten by a passkey, but not once codes are locked: it goes on, they do not', async ({
    assert,
    cleanup,
  }) => {
    const { desk, right, write, count } = await person('account', cleanup)
    const options = await desk.send('POST', `${PROFILE}/passkeys/options`, {
      password: GOOD_PASSWORD,
    })
    const key = new SoftwareAuthenticator({ counts: true })
    const draft = { name: 'Key', response: key.register(options.body.data) }
    assert.equal((await desk.send('POST', `${PROFILE}/passkeys`, draft)).status, 201)

    const API = '/api/v1/client-portal'
    const byKey = async () => {
      const browser = new PortalBrowser()
      const { body } = await browser.send('POST', `${API}/session/passkey-options`)
      const response = key.sign(body.data)
      return (await browser.send('POST', `${API}/session/passkey`, { response })).status
    }
    await write(99)
    assert.equal(await byKey(), 200)
    assert.equal(await count(), 0)
    await write(100)
    assert.equal(await byKey(), 200)
    assert.equal(await count(), 100)
    assert.equal(codeOf(await right()), 'codes_locked')
  })
})
