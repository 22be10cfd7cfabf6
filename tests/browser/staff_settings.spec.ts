import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import type { ProductionServer } from '#tests/support/production_server'
import { newColleague, staffSignsIn } from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

test.group('Owners decide for everybody', (group) => {
  let server: ProductionServer
  group.setup(async () => {
    server = await demoServer()
  })

  async function signedIn(localPart: string): Promise<Page> {
    const colleague = await newColleague(server, localPart, 'owner')
    const page = await (await openContext({ bypassCSP: true })).newPage()
    await page.goto(`${server.url}/admin/login`)
    await staffSignsIn(page, colleague)
    await page.getByRole('heading', { level: 1, name: /Hello|Overview/ }).waitFor()
    return page
  }
  const open = async (page: Page, path: string, name: string) => {
    await page.goto(`${server.url}/admin/${path}`)
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }

  test('the look is previewed, published, seen by clients and told by the log', async ({
    assert,
  }) => {
    const page = await signedIn('looks-owner')
    const inspection = new Inspection(page, WIDTHS, THEMES)
    await open(page, 'branding', 'Branding')
    const colour = page.getByLabel('Or a hex value')
    const before = await colour.inputValue()
    await inspection.look('admin-branding', 'Branding')
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByLabel('Pale yellow').check()
    await page.getByText('Buttons keep it with a black label').waitFor()
    for (const ratio of await page.locator('.checks .status').allInnerTexts()) {
      assert.isAtLeast(Number.parseFloat(ratio), 4.5)
    }
    await colour.fill('not a colour')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Six characters').waitFor()
    await colour.fill('1f6b4f')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Published.').waitFor()
    assert.include(await (await fetch(`${server.url}/portal/login`)).text(), '--brand:#1f6b4f')

    await open(page, 'audit', 'Audit log')
    await page.getByLabel('What', { exact: true }).selectOption('portal')
    const row = page.getByRole('row', { name: /branding\.primaryColor #1f6b4f/ })
    await row.getByText(`branding.primaryColor #${before}`).waitFor()
    await page.getByLabel('What', { exact: true }).selectOption('tokens')
    await row.waitFor({ state: 'detached' })
    await page.getByLabel('What', { exact: true }).selectOption('')
    await page.getByRole('button', { name: 'Verify now' }).click()
    await page.getByText('Log is intact').waitFor()
    await inspection.look('admin-audit', 'Audit log')
    assert.deepEqual(inspection.problems, [])
  })

  test('of two who change the company the second is told, and what they typed is still there', async ({
    assert,
  }) => {
    const [one, other] = await Promise.all([signedIn('set-one'), signedIn('set-two')])
    await Promise.all([open(one, 'settings', 'Settings'), open(other, 'settings', 'Settings')])
    const save = (page: Page) =>
      page.locator('form', { hasText: 'Legal name' }).getByRole('button', { name: 'Save' }).click()
    await one.getByLabel('Hours', { exact: true }).fill('Mon to Thu')
    await save(one)
    await one.getByText('Saved', { exact: true }).waitFor()
    await other.getByLabel('Phone', { exact: true }).fill('+91 80 5550 0199')
    await save(other)
    await other.getByText('Hours: now Mon to Thu').waitFor()
    assert.equal(await other.getByLabel('Phone', { exact: true }).inputValue(), '+91 80 5550 0199')
    await save(other)
    await other.getByText('Saved', { exact: true }).waitFor()

    const inspection = new Inspection(one, WIDTHS, THEMES)
    await inspection.look('admin-settings', 'Settings')
    await open(one, 'staff', 'Staff')
    await one.getByRole('table', { name: 'Staff' }).waitFor()
    await inspection.look('admin-staff', 'Staff')
    assert.deepEqual(inspection.problems, [])
  })
})
