import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import { newColleague, staffSignsIn } from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

test.group('The overview of staff', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test('shows what waits and how the company stands, and leads on by keyboard', async ({
    assert,
  }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'overview')
    const page = await (await openContext({ bypassCSP: true })).newPage()
    const inspection = new Inspection(page, WIDTHS, THEMES)
    const broken: string[] = []
    page.on('pageerror', (error) => broken.push(error.message))
    await page.goto(`${server.url}/admin/login`)
    await staffSignsIn(page, colleague)
    const attention = page.getByRole('region', { name: 'Needs attention' })
    await attention.getByRole('listitem').first().waitFor()
    await page.getByRole('img', { name: /^Bars for twelve months/ }).waitFor()
    await inspection.look('admin-overview', 'Overview')

    await page.setViewportSize({ width: 1280, height: 900 })
    const currency = page.getByRole('navigation', { name: 'Currency' })
    await currency.getByRole('link', { name: 'EUR' }).click()
    await page.waitForURL(/currency=EUR/)
    await page.getByText('Show as table').click()
    const months = page.getByRole('table', { name: 'Collected per month' })
    assert.equal(await months.getByRole('row').count(), 13)

    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('kestrel')
    await page
      .getByRole('option', { name: /^Kestrel Bay/ })
      .first()
      .waitFor()
    await inspection.look('admin-palette', 'Overview')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.waitForURL(/\/admin\/(clients|invoices)\//)
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()

    assert.deepEqual(broken, [])
    assert.deepEqual(inspection.problems, [])
  })
})
