import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { withTotp } from '#tests/support/authenticator_app'
import { OWNER } from '#tests/support/live_owner_seed'
import { PortalBrowser } from '#tests/support/portal_browser'
import { spawnServer } from '#tests/support/spawned_server'
import { ADMIN } from '#tests/support/staff_browser'

const SEED = new URL('../../support/live_owner_seed.ts', import.meta.url)
const clock = { now: () => DateTime.utc() }

/** What somebody does about their own sign-in, before the factor that they must have. */
const ABOUT_ONESELF =
  /\/admin\/(?:session|sessions|profile|staff-links|staff-password-resets|cli-sign-ins)(?:\/|$)/

/** Every other thing that staff can ask for, as asked of what is not there. */
function work(): { method: string; path: string }[] {
  return Object.values(router.toJSON())
    .flat()
    .filter(({ pattern }) => pattern.startsWith(ADMIN) && !ABOUT_ONESELF.test(pattern))
    .flatMap(({ methods, pattern }) => methods.map((method) => ({ method, pattern })))
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, pattern }) => ({ method, path: pattern.replace(/:\w+/g, 'A'.repeat(22)) }))
}

test.group('Owners of a live portal', () => {
  test('do nothing with the password alone but set up a second factor, and then all', async ({
    assert,
    cleanup,
  }) => {
    const server = await spawnServer({ NODE_ENV: 'production', PORTAL_MODE: 'live' }, SEED)
    cleanup(() => server.stop())
    const signedIn = async (email: string) => {
      const browser = new PortalBrowser(server.url)
      const credentials = { ...OWNER, email }
      const { status, body } = await browser.send('POST', `${ADMIN}/session`, credentials)
      assert.equal(status, 200)
      return { browser, mustSetUpFactor: body.data.mustSetUpFactor }
    }

    const { browser, mustSetUpFactor } = await signedIn(OWNER.email)
    assert.isTrue(mustSetUpFactor)
    const routes = work()
    assert.isAbove(routes.length, 40)
    for (const { method, path } of routes) {
      const { status, body } = await browser.send(method, path)
      assert.equal(`${status} ${body.type}`, '403 second-factor-required', `${method} ${path}`)
    }

    // The setting does not ask it of everybody.
    const manager = await signedIn('manager@larkspur.example')
    assert.isFalse(manager.mustSetUpFactor)
    assert.equal((await manager.browser.get(`${ADMIN}/clients`)).status, 200)

    await withTotp(browser, OWNER.password, clock, `${ADMIN}/profile`)
    assert.equal((await browser.get(`${ADMIN}/clients`)).status, 200)
    const { password } = OWNER
    const removed = await browser.send('DELETE', `${ADMIN}/profile/totp`, { password })
    assert.deepInclude(removed.body, { status: 409, type: 'factor-required' })
    assert.equal((await browser.get(`${ADMIN}/session`)).body.data.mustSetUpFactor, false)
  }).timeout(120_000)
})
