import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { settled } from '#tests/support/page_inspection'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { inviteClient, newClient, PORTAL_API, signIn, tokenOf } from '#tests/support/portal_people'
import type { ProductionServer } from '#tests/support/production_server'

/** Everything in the document, hidden or not. */
const contentOf = (page: Page) => page.evaluate<string>('document.body.textContent')

async function newPage() {
  return (await openContext()).newPage()
}

async function devices(page: Page, server: ProductionServer) {
  await page.goto(`${server.url}/portal/profile`)
  await page.getByText('This device').waitFor()
  return page.getByRole('region', { name: 'Where you are signed in' })
}

test.group('Two browsers at once', () => {
  test('one signs the other out, which shows nothing private with its next step', async ({
    assert,
  }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Twin Lamps', ref: 'TW', invoices: 1 })
    const [one, two] = [await newPage(), await newPage()]
    await signIn(one, server, person)
    await signIn(two, server, person)
    await two.getByText('TW-1').first().waitFor()

    const list = await devices(one, server)
    // The API of this test is signed in as well.
    assert.equal(await list.getByRole('listitem').count(), 3)
    await list.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await list.getByText('All other devices are signed out').waitFor()
    assert.equal(await list.getByRole('listitem').count(), 1)

    await two.getByRole('link', { name: 'Payments' }).first().click()
    await two.waitForURL('**/portal/login?next=**')
    await two.getByText('You were signed out').waitFor()
    assert.notMatch(await contentOf(two), /TW-1|Twin Lamps/)
    await two.goBack()
    await two.waitForURL('**/portal/login**')
    await settled(two)
    assert.notMatch(await contentOf(two), /TW-1|Twin Lamps/)

    await one.reload()
    await one.getByText('You are signed in on no other device').waitFor()
  })

  test('one device is ended by its row, and the focus stays with what came of it', async ({
    assert,
  }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Single Lamp', ref: 'SL', invoices: 1 })
    const page = await newPage()
    await signIn(page, server, person)

    const list = await devices(page, server)
    await list.getByRole('button', { name: /^Sign out (?!everywhere)/ }).click()
    await list.getByText('is signed out').waitFor()
    assert.match(await page.evaluate<string>('document.activeElement.textContent'), /is signed out/)
    assert.equal((await person.api.get(`${PORTAL_API}/profile`)).status, 401)
  })

  test('a warning comes before the end; staying keeps the page, in every tab', async ({
    assert,
    cleanup,
  }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Quiet Lamp', ref: 'QT', invoices: 1 })
    const page = await newPage()
    await signIn(page, server, person)
    await page.getByText('QT-1').first().waitFor()
    cleanup(() => page.unrouteAll({ behavior: 'ignoreErrors' }))

    // The page is told that little time is left, as after half an hour of nothing.
    const until = Date.now() + 60_000
    let asks = 0
    await page.route(`**${PORTAL_API}/session`, async (route) => {
      if (route.request().method() !== 'GET') return route.fallback()
      asks++
      const now = new Date()
      const idleEndsAt = new Date(until).toISOString()
      const endsAt = new Date(until + 3_600_000).toISOString()
      await route.fulfill({ json: { data: { now: now.toISOString(), idleEndsAt, endsAt } } })
    })
    await page.reload()
    const dialog = page.getByRole('dialog', { name: 'Are you still there?' })
    await dialog.waitFor()
    assert.isAbove(asks, 0)
    await dialog
      .getByRole('timer')
      .filter({ hasText: /^0:[0-5]\d$/ })
      .waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('QT-1').first().waitFor()
  })

  test('at the end nothing private is left, and signing in leads back', async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Late Lamp', ref: 'LL', invoices: 1 })
    const page = await newPage()
    await signIn(page, server, person)
    const end = Date.now() + 8_000
    await page.route(`**${PORTAL_API}/session`, async (route) => {
      if (route.request().method() !== 'GET') return route.fallback()
      const times = [Date.now(), end, end + 3_600_000].map((at) => new Date(at).toISOString())
      const [now, idleEndsAt, endsAt] = times
      if (Date.now() < end) return route.fulfill({ json: { data: { now, idleEndsAt, endsAt } } })
      // Nobody answers any more: the page does not wait for that.
      return route.abort()
    })
    await page.goto(`${server.url}/portal/invoices?tab=unpaid`)
    await page.getByText('LL-1').first().waitFor()
    await page.waitForURL('**/portal/login?next=**')
    await page.getByText('after a while without activity').waitFor()
    assert.notMatch(await contentOf(page), /LL-1|Late Lamp/)
    assert.equal(new URL(page.url()).searchParams.get('next'), '/invoices?tab=unpaid')
  })
})

test.group('Several clients', () => {
  test('are switched between in the top bar, by keyboard, and every tab follows', async ({
    assert,
  }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'First Lamps', ref: 'FL', invoices: 1 })
    await joinClient(server, person, { name: 'Second Lamps', ref: 'SD' })
    const context = await openContext({ viewport: { width: 390, height: 800 } })
    const [one, two] = [await context.newPage(), await context.newPage()]
    await signIn(one, server, person)
    await one.getByText('FL-1').first().waitFor()
    await two.goto(`${server.url}/portal/invoices`)
    await two.getByText('FL-1').first().waitFor()

    const menu = one.getByRole('button', { name: /Signed in as/ })
    await menu.focus()
    await one.keyboard.press('Enter')
    await one.keyboard.press('Escape')
    assert.equal(await menu.getAttribute('aria-expanded'), 'false')
    await one.keyboard.press('Enter')
    await one.keyboard.press('Tab')
    await one.keyboard.press('Tab')
    await one.keyboard.press('Enter')
    await one.getByText('SD-1').first().waitFor()
    assert.notInclude(await contentOf(one), 'FL-1')

    await two.getByText('SD-1').first().waitFor()
    assert.notInclude(await contentOf(two), 'FL-1')
  })
})

/** The same person at a second client, invited there and there since. */
async function joinClient(
  server: ProductionServer,
  person: { email: string; api: PortalBrowser },
  client: { name: string; ref: string }
): Promise<void> {
  const link = await inviteClient(server, { ...client, invoices: 1 }, person.email)
  // Who has a password keeps it.
  const { status } = await person.api.send('PUT', `${PORTAL_API}/invites/${tokenOf(link)}`, {})
  if (status >= 300) throw new Error(`The second invite was not accepted: ${status}`)
}
