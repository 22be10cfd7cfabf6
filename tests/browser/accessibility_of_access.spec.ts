import { test } from '@japa/runner'
import { TOTP } from 'otpauth'
import { openContext, demoServer } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import { newClient, PORTAL_API, signIn } from '#tests/support/portal_people'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 820, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)
const SIZES = `${WIDTHS.join(', ')} px, ${THEMES.join(' and ')}, nothing sideways at 320 px`

test.group('Accessibility of access', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test(`how one signs in, and who else does: ${SIZES}`, async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Open Doors', ref: 'OD', invoices: 1 })
    const context = await openContext({ bypassCSP: true })
    const page = await context.newPage()
    const inspection = new Inspection(page, WIDTHS, THEMES)
    const go = (path: string) => page.goto(`${server.url}/portal/${path}`)
    const confirm = () => page.getByLabel('Current password').fill(person.password)
    await signIn(page, server, person)

    await go('profile')
    await page.getByText('Authenticator app').waitFor()
    await page.getByRole('button', { name: 'Change email' }).click()
    await confirm()
    await page.getByLabel('New email').fill('doors@quay.example')
    await inspection.look('profile-email', 'My account')
    await page.getByRole('button', { name: 'Send link' }).click()
    await page.getByText('We mailed a link').waitFor()
    await inspection.look('profile-email-pending', 'My account')

    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByLabel('New password').fill('aaaaaaaaaaaaaaaa')
    await page.getByText('Easy to guess').waitFor()
    await inspection.look('profile-strength', 'My account')

    await go('profile')
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
    await confirm()
    await page.getByRole('button', { name: 'Continue' }).click()
    const secret = (await page.locator('.secret').innerText()).replaceAll(/\s/g, '')
    await inspection.look('profile-totp', 'My account')
    await page.getByLabel('Code of the app').fill(new TOTP({ secret }).generate())
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByLabel('I have kept these codes').waitFor()
    await inspection.look('profile-recovery-codes', 'My account')

    await go('teammates')
    await page.getByRole('button', { name: 'Invite a teammate' }).click()
    await page.getByLabel('Email').fill('ada@quay.example')
    await inspection.look('teammates-invite', 'Teammates')
    await page.getByRole('button', { name: 'Send invite' }).click()
    await page.getByText('An invite is on its way').waitFor()
    await page.getByRole('button', { name: 'Change the role of ada@quay.example' }).click()
    await inspection.look('teammates', 'Teammates')

    await go('activity')
    await inspection.look('activity', 'Activity')

    await page.route(`**${PORTAL_API}/session`, (route) => {
      const times = [0, 90_000, 3_600_000].map((ms) => new Date(Date.now() + ms).toISOString())
      const [now, idleEndsAt, endsAt] = times
      return route.fulfill({ json: { data: { now, idleEndsAt, endsAt } } })
    })
    await go('help')
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor()
    await inspection.look('idle-warning', 'Help')
    await page.unrouteAll()

    await context.clearCookies()
    await go('login')
    await page.getByLabel('Email', { exact: true }).fill(person.email)
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await inspection.look('second-step', 'One more step')

    assert.deepEqual(inspection.problems, [])
    assert.equal(inspection.looks, 10 * WIDTHS.length * THEMES.length)
  })
})
