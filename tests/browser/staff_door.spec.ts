import { test } from '@japa/runner'
import { TOTP } from 'otpauth'
import { demoServer, openContext } from '#tests/support/browser_world'
import { nextLink } from '#tests/support/next_link'
import { PageWatch } from '#tests/support/page_watch'
import { portalCli } from '#tests/support/portal_cli'
import {
  inviteColleague,
  keepCodes,
  newColleague,
  requireFactor,
  setUpApp,
  staffSignsIn,
} from '#tests/support/staff_door'

/** An app shows the next code half a minute later; each works once. */
const nextCode = (secret: string) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 })

test.group('Staff at their door', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test('take an invite, sign in, and ask for another password', async ({ assert }) => {
    const server = await demoServer()
    const ravi = {
      email: 'ravi@larkspur.example',
      name: 'Ravi Menon',
      password: 'herons at dusk on the weir',
    }
    const link = await inviteColleague(server, ravi)
    const page = await (await openContext()).newPage()
    const watch = await PageWatch.of(page)
    await page.goto(link)
    await page.getByRole('heading', { name: 'Welcome, Ravi Menon' }).waitFor()
    await page.getByLabel('New password').fill(ravi.password)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('Your password is set').waitFor()
    assert.equal(await page.getByLabel('Email').inputValue(), ravi.email)
    await staffSignsIn(page, ravi)
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/admin/login')

    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    const reset = await nextLink(server, ravi.email, '/admin/reset/', async () => {
      await page.getByLabel('Email').fill(ravi.email)
      await page.getByRole('button', { name: 'Send link' }).click()
      await page.getByText('Check your email').waitFor()
    })
    await page.goto(reset)
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    assert.deepEqual([...watch.hosts], [new URL(server.url).host])
    // A browser that was signed in asks once whether it still is.
    const others = watch.complaints.filter((one) => !one.endsWith('401 (Unauthorized)'))
    assert.deepEqual(others, [])
    await page.goto(link)
    await page.getByRole('heading', { name: 'This link no longer works' }).waitFor()
  })

  test('set up a second step where it is required, and sign in by it', async ({
    assert,
    cleanup,
  }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'second-step')
    cleanup(() => requireFactor(server, false))
    await requireFactor(server, true)
    const page = await (await openContext()).newPage()
    await page.goto(`${server.url}/admin/account`)
    await page.waitForURL('**/admin/login?next=**')
    await staffSignsIn(page, colleague)
    await page.getByRole('heading', { name: 'Set up a second step' }).waitFor()
    await page.goto(`${server.url}/admin/cli`)
    await page.getByRole('heading', { name: 'Set up a second step' }).waitFor()
    const secret = await setUpApp(page, colleague)
    await keepCodes(page)
    await page.getByRole('heading', { name: 'Connect a terminal' }).waitFor()

    await page.goto(`${server.url}/admin/account`)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.waitForURL('**/admin/login')
    await staffSignsIn(page, colleague)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await page.getByLabel('Code').fill('000000')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Code').fill(nextCode(secret))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/admin/')
  })

  test('approve the terminal that they sit at, and see and revoke its token', async ({
    assert,
  }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'terminal')
    const cli = portalCli()
    const env = { PORTAL_URL: server.url }
    const asked = Promise.withResolvers<string>()
    const heard = (text: string) => asked.resolve(JSON.parse(text).waiting?.userCode)
    const signingIn = cli.run(['login', '--no-browser'], { env, heard })
    const code = await asked.promise
    const page = await (await openContext()).newPage()
    await page.goto(`${server.url}/admin/cli?code=${code}`)
    await staffSignsIn(page, colleague)
    await page.getByText('Did you start this yourself').waitFor()
    await page.getByLabel('Current password').fill(colleague.password)
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('heading', { name: 'Approved' }).waitFor()
    assert.equal((await signingIn).status, 0)

    const who = await cli.run(['whoami', '--json'], { env })
    assert.equal(JSON.parse(who.stdout).email, colleague.email)
    await page.goto(`${server.url}/admin/account`)
    await page.getByRole('button', { name: /^Revoke CLI on/ }).click()
    await page.getByText('was revoked').waitFor()
    assert.equal((await cli.run(['whoami'], { env })).status, 4)
  })
})
