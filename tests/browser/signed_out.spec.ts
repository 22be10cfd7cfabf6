import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { settled } from '#tests/support/page_inspection'
import { KESTREL_BAY, signIn } from '#tests/support/portal_people'
import type { ProductionServer } from '#tests/support/production_server'

const PRIVATE = /LS-\d{4}-\d{4}|Kestrel Bay|₹/

/** Everything in the document, hidden or not. */
const contentOf = (page: Page) => page.evaluate<string>('document.body.textContent')

async function readAlong(page: Page, server: ProductionServer) {
  await signIn(page, server, KESTREL_BAY)
  await page.getByRole('link', { name: 'Invoices' }).first().click()
  await page.waitForURL('**/portal/invoices')
  await page.getByRole('row').getByRole('link').first().click()
  await page.waitForURL('**/portal/invoice/*')
  await settled(page)
}

async function signOut(page: Page, server: ProductionServer) {
  await page.goto(`${server.url}/portal/profile`)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/portal/login')
}

test.group('After signing out', () => {
  test('the back button shows nothing of what was there', async ({ assert }) => {
    const server = await demoServer()
    const page = await (await openContext()).newPage()
    await readAlong(page, server)
    assert.match(await contentOf(page), PRIVATE)
    await signOut(page, server)

    for (let step = 0; step < 4; step++) {
      await page.goBack()
      await page.waitForURL('**/portal/login**')
      await settled(page)
      assert.notMatch(await contentOf(page), PRIVATE)
    }
  })

  test('another tab loses what it showed at once', async ({ assert }) => {
    const server = await demoServer()
    const context = await openContext()
    const [one, two] = [await context.newPage(), await context.newPage()]
    await readAlong(one, server)
    await two.goto(`${server.url}/portal/dashboard`)
    await two.getByText('LS-').first().waitFor()
    await two.getByRole('link', { name: 'Payments' }).first().click()
    await two.waitForURL('**/portal/payments')
    await signOut(one, server)

    await two.waitForURL('**/portal/login**')
    await two.getByText('You were signed out').waitFor()
    assert.notMatch(await contentOf(two), PRIVATE)
    await two.goBack()
    await two.waitForURL('**/portal/login**')
    await settled(two)
    assert.notMatch(await contentOf(two), PRIVATE)
  })

  test('no cache of the browser keeps a document or an answer', async ({ assert }) => {
    const server = await demoServer()
    const page = await (await openContext()).newPage()
    const kept: string[] = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      const isOurs = pathname.startsWith('/portal') || pathname.startsWith('/api')
      const policy = response.headers()['cache-control'] ?? ''
      if (isOurs && !policy.includes('no-store')) kept.push(`${pathname}: ${policy}`)
    })
    await readAlong(page, server)
    assert.deepEqual(kept, [])
  })
})
