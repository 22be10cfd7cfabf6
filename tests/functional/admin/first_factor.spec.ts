import { test } from '@japa/runner'
import SignIn from '#models/sign_in'
import { withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { openActiveClient, GOOD_PASSWORD, openPortal } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { PASSWORD } from '#tests/support/portal_world'
import { SoftwareAuthenticator } from '#tests/support/software_authenticator'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const PROFILE = `${ADMIN}/profile`
const PORTAL = '/api/v1/client-portal'

async function requireFactor(): Promise<void> {
  const owner = await staffSignedIn(await staffMember('owner'))
  const change = { staffSecondFactor: 'required' }
  const { status } = await owner.send('PATCH', `${ADMIN}/settings/security`, change)
  if (status !== 200) throw new Error(`The setting answered ${status}`)
}

async function addPasskey(browser: PortalBrowser, password: string, profile: string) {
  const { body } = await browser.send('POST', `${profile}/passkeys/options`, { password })
  const response = new SoftwareAuthenticator().register(body.data)
  return browser.send('POST', `${profile}/passkeys`, { name: 'Key', response })
}

test.group('The first factor of a person', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('opens nothing in another browser that came in by the password alone', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const thief = await staffSignedIn(staff)
    const desk = await staffSignedIn(staff)
    await requireFactor()
    for (const browser of [thief, desk]) {
      assert.equal((await browser.get(`${ADMIN}/clients`)).status, 403)
    }

    await withTotp(desk, PASSWORD, clock, PROFILE)
    assert.equal((await desk.get(`${ADMIN}/clients`)).status, 200)
    assert.isFalse((await desk.get(`${ADMIN}/session`)).body.data.mustSetUpFactor)
    assert.equal((await thief.get(`${ADMIN}/clients`)).status, 401)
    const [kept] = await SignIn.query().where('staffId', staff.id).whereNull('ended_at')
    assert.equal(kept.factor, 'totp')
    const [ended] = await SignIn.query().where('staffId', staff.id).whereNotNull('ended_at')
    assert.equal(ended.endReason, 'factor_changed')
  })

  test('also when it was set up before the setting was turned to required', async ({ assert }) => {
    const staff = await staffMember()
    const thief = await staffSignedIn(staff)
    const desk = await staffSignedIn(staff)
    const added = await addPasskey(desk, PASSWORD, PROFILE)
    assert.equal(added.status, 201)
    await requireFactor()
    assert.equal((await thief.get(`${ADMIN}/clients`)).status, 401)
    assert.equal((await desk.get(`${ADMIN}/clients`)).status, 200)
  })

  test('is asked of the sign-in, whatever the person has', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    await withTotp(desk, PASSWORD, clock, PROFILE)
    await requireFactor()
    await SignIn.query().where('staffId', staff.id).update({ factor: null })
    const { status, body } = await desk.get(`${ADMIN}/clients`)
    assert.equal(status, 403)
    assert.equal(body.type, 'second-factor-required')
  })

  test('that is removed again was shown no longer', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    await withTotp(desk, PASSWORD, clock, PROFILE)
    const removed = await desk.send('DELETE', `${PROFILE}/totp`, { password: PASSWORD })
    assert.equal(removed.status, 204)
    await requireFactor()
    assert.equal((await desk.get(`${ADMIN}/clients`)).status, 403)
  })

  test('of a client signs the other devices out; a second one does not', async ({ assert }) => {
    const { account } = await openActiveClient()
    const signIn = () => new PortalBrowser().signIn(account.email!, GOOD_PASSWORD)
    const phone = await signIn()
    const desk = await signIn()
    const profile = `${PORTAL}/profile`
    assert.equal((await addPasskey(desk, GOOD_PASSWORD, profile)).status, 201)
    assert.equal((await phone.get(profile)).status, 401)
    assert.equal((await desk.get(profile)).status, 200)

    const tablet = desk.copy()
    const other = await SignIn.create({
      ...(await SignIn.query().whereNull('ended_at').firstOrFail()).$attributes,
      id: undefined,
      publicId: 'other-device',
    })
    assert.equal((await addPasskey(desk, GOOD_PASSWORD, profile)).status, 201)
    assert.equal((await tablet.get(profile)).status, 200)
    assert.isNull((await SignIn.findOrFail(other.id)).endedAt)
  })
})
