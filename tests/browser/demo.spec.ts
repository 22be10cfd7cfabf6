import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { KESTREL_BAY, signIn } from '#tests/support/portal_people'

test.group('The demo', () => {
  test('has books that add up, and shows Kestrel Bay Coffee what it owes', async ({ assert }) => {
    const server = await demoServer()
    // Both fail when something is wrong.
    await server.ace('ledger:verify')
    await server.ace('audit:verify')

    const context = await openContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await signIn(page, server, KESTREL_BAY)
    const main = page.getByRole('main')
    await main.getByText('₹2,45,232').first().waitFor()
    assert.match(await main.innerText(), /LS-\d{4}-0187/)
  })

  test('names its configured address at sign-in, however the page was reached', async ({
    assert,
  }) => {
    const { url } = await demoServer()
    const configured = new URL(url).host
    const elsewhere = configured.startsWith('localhost')
      ? url.replace('localhost', '127.0.0.1')
      : url.replace('127.0.0.1', 'localhost')

    const context = await openContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${elsewhere}/portal/login`)
    const about = page.getByRole('complementary')
    await about.getByText(configured).waitFor()
    assert.notInclude(await about.innerText(), new URL(elsewhere).host)
  })
})
