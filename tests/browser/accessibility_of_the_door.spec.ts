import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { TOTP } from 'otpauth'
import { openContext, demoServer } from '#tests/support/browser_world'
import { nextLink } from '#tests/support/next_link'
import { Inspection } from '#tests/support/page_inspection'
import { inviteClient, newClient, PORTAL_API } from '#tests/support/portal_people'
import type { ProductionServer } from '#tests/support/production_server'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)
const SIZES = `${WIDTHS.join(', ')} px, ${THEMES.join(' and ')}, nothing sideways at 320 px`

/** A page to look at, and what one does on it in a few words. */
async function visitor(server: ProductionServer) {
  const page = await (await openContext({ bypassCSP: true })).newPage()
  const { look, ...rest } = watched(page)
  return {
    page,
    look,
    ...rest,
    go: (path: string) => page.goto(`${server.url}/portal/${path}`),
    press: (name: string) => page.getByRole('button', { name, exact: true }).click(),
    fill: (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text),
  }
}

function watched(page: Page) {
  const inspection = new Inspection(page, WIDTHS, THEMES)
  const look = (name: string, heading: string) => inspection.look(`door-${name}`, heading)
  return { inspection, look }
}

test.group('Accessibility of the door', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test(`signing in: ${SIZES}`, async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Door Bells', ref: 'DB', invoices: 1 })
    const { page, inspection, look, go, press, fill } = await visitor(server)

    await go('login')
    await look('login', 'Sign in')
    await press('Sign in')
    await look('login-empty', 'Sign in')
    await fill('Email', person.email)
    await fill('Password', 'a wrong one')
    await press('Sign in')
    await page.getByRole('alert').waitFor()
    await look('login-wrong', 'Sign in')

    await go('forgot')
    await look('forgot', 'Forgot your password?')
    await fill('Email', person.email)
    const reset = await nextLink(server, person.email, '/portal/reset/', () => press('Send link'))
    await look('forgot-sent', 'Check your email')
    await page.goto(reset)
    await fill('New password', 'a shorter one')
    await page.getByText('15 are needed').waitFor()
    await press('Set password')
    await page.locator('.err').waitFor()
    await look('reset', 'Set a new password')
    await fill('New password', person.password)
    await press('Set password')
    await page.getByText('Your password is set').waitFor()
    await look('login-after-reset', 'Sign in')
    await page.goto(reset)
    await look('reset-used', 'This link no longer works')

    await go('sign-in')
    await look('ask-link', 'Email me a sign-in link')
    await fill('Email', person.email)
    const link = await nextLink(server, person.email, '/portal/sign-in/', () => press('Send link'))
    await look('ask-link-sent', 'Check your email')
    await page.goto(link)
    await look('sign-in-link', 'Sign in')
    await press('Sign in')
    await page.waitForURL('**/portal/dashboard')
    await page.goto(link)
    await look('sign-in-link-used', 'This link no longer works')

    assert.deepEqual(inspection.problems, [])
    assert.equal(inspection.looks, 12 * WIDTHS.length * THEMES.length)
  })

  test(`the second step, and a reset beside it: ${SIZES}`, async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Double Doors', ref: 'DD', invoices: 1 })
    const { password } = person
    const begun = await person.api.send('POST', `${PORTAL_API}/profile/totp`, { password })
    const code = new TOTP({ secret: begun.body.data.secret }).generate()
    const turnedOn = await person.api.send('PUT', `${PORTAL_API}/profile/totp`, { code })
    assert.equal(turnedOn.status, 200)
    const { page, inspection, look, go, press, fill } = await visitor(server)

    await go('login')
    await fill('Email', person.email)
    await fill('Password', password)
    await press('Sign in')
    await fill('Code', '000000')
    await press('Sign in')
    await page.getByRole('alert').waitFor()
    await look('second-step-wrong', 'One more step')
    await press('Use a recovery code')
    await look('recovery-code', 'One more step')

    await go('forgot')
    await fill('Email', person.email)
    const reset = await nextLink(server, person.email, '/portal/reset/', () => press('Send link'))
    await page.goto(reset)
    await page.getByText('At least 8 characters').waitFor()
    await fill('New password', 'tall heron')
    await page.getByText('Good beside your second step').waitFor()
    await look('reset-beside-factor', 'Set a new password')
    await press('Set password')
    await page.getByText('Your password is set').waitFor()

    assert.deepEqual(inspection.problems, [])
    assert.equal(inspection.looks, 3 * WIDTHS.length * THEMES.length)
  })

  test(`invites and another address: ${SIZES}`, async ({ assert }) => {
    const server = await demoServer()
    const invite = await inviteClient(server, { name: 'Open Gates', ref: 'OG', invoices: 1 })
    const { page, inspection, look, go, press, fill } = await visitor(server)
    const [email, password] = ['og@quay.example', 'lanterns over the quay']

    await page.goto(invite)
    await fill('Choose a password', 'open gates')
    await page.getByText('15 are needed').waitFor()
    await look('accept-new', 'Welcome')
    await fill('Choose a password', password)
    await press('Set password')
    await page.getByText('Your password is set').waitFor()
    await page.goto(invite)
    await look('accept-used', 'This link no longer works')
    await press('Send me a new link')
    await look('accept-renewed', 'Check your email')
    await go(`accept/${'x'.repeat(43)}`)
    await look('accept-expired', 'This link no longer works')

    const second = { name: 'Side Gate', ref: 'SG', invoices: 1 }
    await page.goto(await inviteClient(server, second, email))
    await look('accept-known', 'Welcome')
    await press('Accept')
    await page.getByText('You have accepted').waitFor()
    await fill('Password', password)
    await press('Sign in')
    await page.waitForURL('**/portal/dashboard')

    await go('profile')
    await press('Change email')
    await fill('Current password', password)
    await fill('New email', 'gates@quay.example')
    const send = () => press('Send link')
    const change = await nextLink(server, 'gates@quay.example', '/portal/email/', send)
    await page.goto(change)
    await look('email', 'Confirm your email')
    await press('Confirm this email')
    await look('email-done', 'Email changed')
    await page.goto(change)
    await look('email-used', 'This link no longer works')

    assert.deepEqual(inspection.problems, [])
    assert.equal(inspection.looks, 8 * WIDTHS.length * THEMES.length)
  })
})
