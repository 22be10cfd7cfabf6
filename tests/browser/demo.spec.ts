import { test } from '@japa/runner'
import { launchChromium } from '#tests/support/chromium'
import { startProductionServer } from '#tests/support/production_server'

test.group('The demo', () => {
  test('has books that add up, and shows Kestrel Bay Coffee what it owes', async ({
    assert,
    cleanup,
  }) => {
    const server = await startProductionServer('demo')
    cleanup(() => server.stop())
    // Both fail when something is wrong.
    await server.ace('ledger:verify')
    await server.ace('audit:verify')

    const browser = await launchChromium()
    cleanup(() => browser.close())
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`${server.url}/portal/login`)
    await page.getByLabel(/email/i).first().fill('accounts@kestrelbay.example')
    await page.getByLabel('Password', { exact: true }).fill('paper boats in june')
    await page.getByRole('button', { name: /sign in/i }).click()
    await page.waitForURL('**/portal/dashboard')

    const main = page.getByRole('main')
    await main.getByText('₹2,45,232').first().waitFor()
    assert.match(await main.innerText(), /LS-\d{4}-0187/)
  })
})
