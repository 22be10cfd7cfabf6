import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { nextLink } from '#tests/support/next_link'
import { Inspection } from '#tests/support/page_inspection'
import {
  inviteColleague,
  newColleague,
  requireFactor,
  setUpApp,
  staffSignsIn,
} from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 820, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)
const SIZES = `${WIDTHS.join(', ')} px, ${THEMES.join(' and ')}, nothing sideways at 320 px`

async function visitor(url: string) {
  const page = await (await openContext({ bypassCSP: true })).newPage()
  const inspection = new Inspection(page, WIDTHS, THEMES)
  return {
    page,
    inspection,
    look: (name: string, heading: string | RegExp) => inspection.look(`admin-${name}`, heading),
    go: (path: string) => page.goto(`${url}/admin/${path}`),
    press: (name: string) => page.getByRole('button', { name, exact: true }).click(),
    fill: (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text),
  }
}

/** A terminal that waits for its code. */
async function askingTerminal(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/admin/cli-sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'portal-cli/0.1.0' },
    body: JSON.stringify({ name: 'Mira-Laptop' }),
  })
  const { data } = (await response.json()) as { data: { userCode: string } }
  return data.userCode
}

test.group("Accessibility of the staff's pages", (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test(`the door: ${SIZES}`, async ({ assert, cleanup }) => {
    const server = await demoServer()
    const { page, inspection, look, go, press, fill } = await visitor(server.url)
    const asha = { email: 'asha@larkspur.example', name: 'Asha Nair' }
    const password = 'three barges in the fog'

    await page.goto(await inviteColleague(server, asha))
    await fill('New password', 'too short')
    await press('Set password')
    await page.locator('.err').waitFor()
    await look('accept', 'Welcome, Asha Nair')
    await fill('New password', password)
    await press('Set password')
    await page.getByText('Your password is set').waitFor()
    await look('login-after', 'Sign in')
    await staffSignsIn(page, { ...asha, password: 'a wrong one' })
    await page.getByRole('alert').waitFor()
    await look('login-wrong', 'Sign in')

    await go('forgot')
    await fill('Email', asha.email)
    const reset = await nextLink(server, asha.email, '/admin/reset/', () => press('Send link'))
    await look('forgot-sent', 'Check your email')
    await page.goto(reset)
    await look('reset', 'Choose a new password')
    await go(`reset/${'x'.repeat(43)}`)
    await look('reset-expired', 'This link no longer works')

    cleanup(() => requireFactor(server, false))
    await requireFactor(server, true)
    await go('login')
    await staffSignsIn(page, { ...asha, password })
    await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor()
    await look('set-up', 'Set up a second step')
    await setUpApp(page, { ...asha, password })
    await look('set-up-codes', 'Set up a second step')

    assert.deepEqual(inspection.problems, [])
    assert.equal(inspection.looks, 8 * WIDTHS.length * THEMES.length)
  })

  test(`inside: ${SIZES}`, async ({ assert }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'looker', 'owner')
    const { page, inspection, look, go, press, fill } = await visitor(server.url)
    await go('')
    await staffSignsIn(page, colleague)
    await page.getByRole('region', { name: 'Needs attention' }).waitFor()
    await look('home', 'Overview')
    await page.setViewportSize({ width: 390, height: 900 })
    await page.getByLabel('Menu').click()
    await look('home-menu', 'Overview')
    await page.keyboard.press('Escape')

    await go('cli')
    await fill('Code', 'BCDF-GHJK')
    await press('Continue')
    await page.getByRole('alert').waitFor()
    await look('cli-code', 'Connect a terminal')
    await fill('Code', await askingTerminal(server.url))
    await press('Continue')
    await look('cli-asked', 'Let Mira-Laptop act for you?')
    await press('Approve')
    await look('cli-approved', 'Approved')
    await go(`cli?code=${await askingTerminal(server.url)}`)
    await press('Refuse')
    await look('cli-refused', 'Refused')

    await go('account')
    await page.getByText('Authenticator app').waitFor()
    await look('account', 'Your account')
    await go('nowhere')
    await look('not-found', 'There is nothing here')

    assert.deepEqual(inspection.problems, [])
    assert.equal(inspection.looks, 8 * WIDTHS.length * THEMES.length)
  })
})
