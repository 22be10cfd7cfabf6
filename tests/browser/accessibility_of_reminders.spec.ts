import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { axeViolations } from '#tests/support/axe'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import { newColleague, staffSignsIn } from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

const inDialog = (page: Page) => page.getByRole('dialog')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test.group('Accessibility of reminders and mail', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test('every page is well to look at', async ({ assert }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'reminders-look', 'owner')
    const page = await (await openContext({ bypassCSP: true })).newPage()
    const inspection = new Inspection(page, WIDTHS, THEMES)
    await page.goto(`${server.url}/admin/reminders`)
    await staffSignsIn(page, colleague)
    await page.getByText('In the seven days after that').waitFor()
    await inspection.look('admin-reminders', 'Reminders')
    await press(page, 'Turn off')
    await inDialog(page).waitFor()
    await press(page, 'Cancel')
    await page.getByRole('link', { name: 'Wording' }).click()
    await page.locator('iframe').waitFor()
    // A page with a frame without scripts never tells that its network is idle.
    const found = await axeViolations(page.mainFrame())
    await page.getByRole('link', { name: 'Sent and not sent' }).click()
    await page.getByRole('row').nth(1).waitFor()
    await inspection.look('admin-reminder-sends', 'Reminders')
    await page.goto(`${server.url}/admin/mails?kind=reminder`)
    await page.getByRole('row').nth(1).waitFor()
    await inspection.look('admin-mails', 'Mail')
    await page.getByRole('row').nth(1).getByRole('link').click()
    await press(page, 'As plain text')
    await page.locator('iframe').waitFor({ state: 'detached' })
    found.push(...(await axeViolations(page.mainFrame())))
    assert.deepEqual([...found, ...inspection.problems], [])
  })
})
