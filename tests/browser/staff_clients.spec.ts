import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import { staffAt } from '#tests/support/portal_people'
import { newColleague, staffSignsIn } from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

const HOSTILE = `<img src=x onerror="document.title='owned'"> \u{200B}${'Wörter'.repeat(30)}`

async function signedIn(localPart: string): Promise<Page> {
  const server = await demoServer()
  const colleague = await newColleague(server, localPart)
  const page = await (await openContext({ bypassCSP: true })).newPage()
  await page.goto(`${server.url}/admin/login`)
  await staffSignsIn(page, colleague)
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  return page
}

/** By part of its name, in whatever case. */
async function find(page: Page, name: string) {
  const { url } = await demoServer()
  await page.goto(`${url}/admin/clients`)
  await page.getByLabel(/^Search/).fill(name.slice(0, 8).toLowerCase())
  await page.getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

test.group('Staff and their clients', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test('find one, look at the portal as it does, and stop', async ({ assert }) => {
    const page = await signedIn('clients-one')
    const inspection = new Inspection(page, WIDTHS, THEMES)
    await page.goto(`${(await demoServer()).url}/admin/clients`)
    await page.getByRole('table').waitFor()
    await inspection.look('admin-clients', 'Clients')
    await page.setViewportSize({ width: 1280, height: 900 })
    await find(page, 'Kestrel Bay')
    await page.getByRole('table', { name: 'Recent invoices' }).waitFor()
    await page.getByRole('heading', { name: 'Notes' }).waitFor()
    await inspection.look('admin-client', /^Kestrel Bay/)

    const opened = page.context().waitForEvent('page')
    await page.getByRole('button', { name: 'See as client' }).click()
    const portal = await opened
    const strip = portal.getByRole('complementary', { name: /^You are looking as Kestrel Bay/ })
    await strip.waitFor()
    await portal.getByRole('link', { name: 'Invoices' }).first().click()
    await portal.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor()
    assert.isTrue(await strip.isVisible())
    assert.equal(await portal.getByRole('link', { name: 'Account', exact: true }).count(), 0)
    // Closing the tab is the last thing that it does.
    const closed = portal.waitForEvent('close')
    await strip.getByRole('button', { name: 'Stop' }).click()
    await closed
    assert.deepEqual(inspection.problems, [])
  })

  test('note what colleagues should know, and lose nothing when two change the same', async ({
    assert,
  }) => {
    const page = await signedIn('clients-two')
    // One of this test's own: others read the demo's clients.
    const staff = await staffAt(await demoServer())
    await staff.run('clients', 'set', 'Z-900', 'name=Zephyr Works')
    await find(page, 'Zephyr Works')
    await page.getByLabel('New note').fill(HOSTILE)
    await page.getByRole('button', { name: 'Add note' }).click()
    const note = page.locator('.notes li').first()
    await note.getByText('<img src=x').waitFor()
    assert.notEqual(await page.title(), 'owned')

    await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
    await page.getByLabel('Phone').fill('+91 80 5550 0001')
    await staff.run('clients', 'set', 'Z-900', 'contactName=Somebody else')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('changed these details meanwhile').waitFor()
    await page.getByText('Contact: now Somebody else').waitFor()
    assert.equal(await page.getByLabel('Phone').inputValue(), '+91 80 5550 0001')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The details were saved').waitFor()

    await note.getByRole('button', { name: /^Delete/ }).click()
    await page.getByText('The note was deleted').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.locator('.notes li').first().getByText('<img src=x').waitFor()
    await page.setViewportSize({ width: 320, height: 800 })
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    assert.isAtMost(width, 320)
  })
})
