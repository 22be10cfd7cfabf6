import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { checkSecondFactor } from '#domain/accounts/factors/check_second_factor'
import { resetPassword } from '#domain/accounts/links/reset_password'
import { sendResetLink } from '#domain/accounts/links/send_reset_link'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import { codeAt, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal, tester, visitor } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { standingClock } from '#tests/support/test_clock'

const EMAIL = 'accounts@kestrelbay.example'

/** Somebody with an app, whose mailbox somebody else reads. */
async function world(cleanup: (work: () => void) => void) {
  const clock = standingClock(cleanup)
  const { account } = await openActiveClient()
  const desk = await new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD)
  const { secret } = await withTotp(desk, GOOD_PASSWORD, clock)
  clock.forward({ minutes: 2 })

  const read = () => Account.findOrFail(account.id)
  const show = async (code: string) => {
    const answer = await checkSecondFactor(await read(), { code }, visitor, clock.now())
    return answer.ok ? 'right' : answer.code
  }
  const right = () => show(codeAt(secret, clock))
  const wrong = async (times: number) => {
    const code = codeAt(secret, clock) === '000000' ? '111111' : '000000'
    const answers = []
    for (let n = 0; n < times; n++) answers.push(await show(code))
    return answers
  }
  const reset = async () => {
    await sendResetLink(EMAIL, tester, clock.now())
    const mails = OutboxMail.query().where('kind', 'password_reset').orderBy('id', 'desc')
    const { token } = openSecrets(encryption, (await mails.firstOrFail()).secretParams)
    const done = await resetPassword(token, 'grey herons over the weir', visitor, clock.now())
    if (!done.ok) throw new Error(`The reset answered ${done.code}`)
  }
  const count = async () => {
    const { wrongCodes, wrongCodesAllowed } = await read()
    return [wrongCodes, wrongCodesAllowed]
  }
  return { clock, right, wrong, reset, count }
}

test.group('Codes after the password was reset by mail', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('are three hundred in all for whoever holds the mailbox and resets again and again', async ({
    assert,
    cleanup,
  }) => {
    const { right, wrong, reset, count } = await world(cleanup)
    const last = []
    for (let resets = 0; resets < 5; resets++) {
      last.push((await wrong(102)).at(-1))
      await reset()
    }
    assert.deepEqual(last, [
      ...['codes_locked', 'codes_locked'],
      ...['codes_ended', 'codes_ended', 'codes_ended'],
    ])
    assert.deepEqual(await count(), [300, 300])
    assert.equal(await right(), 'codes_ended')

    const events = (action: string) => AuditEvent.query().where('action', action).orderBy('id')
    const checked = await events('second_factor.checked')
    assert.lengthOf(
      checked.filter(({ details }) => !details.reason),
      300
    )
    const locked = await events('second_factor.locked')
    assert.deepEqual(
      locked.map(({ details }) => details),
      [
        { wrongCodes: 100, forGood: false },
        { wrongCodes: 200, forGood: false },
        { wrongCodes: 300, forGood: true },
      ]
    )
  }).timeout(180_000)

  test('are a hundred more than were wrong, until a right one', async ({ assert, cleanup }) => {
    const { clock, right, wrong, reset, count } = await world(cleanup)
    await reset()
    await reset()
    assert.deepEqual(await count(), [0, 100])
    await wrong(3)
    await reset()
    assert.deepEqual(await count(), [3, 103])
    await wrong(2)
    assert.equal(await right(), 'right')
    assert.deepEqual(await count(), [0, 100])
    clock.forward({ minutes: 1 })
    assert.deepEqual(await wrong(1), ['wrong_code'])
  })
})
