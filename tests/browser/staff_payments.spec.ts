import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import { newClient, PORTAL_API, staffAt } from '#tests/support/portal_people'
import type { ProductionServer } from '#tests/support/production_server'
import { newColleague, staffSignsIn } from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

/** As XML writes it: markup, a sign that turns the line around, and one that nobody sees. */
const HOSTILE = 'Till &lt;img src=x onerror="document.title=1"&gt; \u202Eecila\u2066 \u200BLtd'
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function signedIn(server: ProductionServer, name: string, path: string): Promise<Page> {
  const colleague = await newColleague(server, name)
  const page = await (await openContext({ bypassCSP: true })).newPage()
  await page.goto(`${server.url}/admin/${path}`)
  await staffSignsIn(page, colleague)
  return page
}

/** The server does it, and its answer is lost on the way back: once. */
async function loseAnswerOnce(page: Page, path: string): Promise<void> {
  let isLost = false
  await page.route(path, async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.continue()
    isLost = true
    await route.fetch()
    await route.abort()
  })
}

const inDialog = (page: Page) => page.getByRole('dialog')

test.group('Staff and payments', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test('record one, which is there once even when the answer was lost', async ({ assert }) => {
    const server = await demoServer()
    await newClient(server, { name: HOSTILE, ref: 'TILL', invoices: 2 })
    const page = await signedIn(server, 'till', 'payments/record')
    const inspection = new Inspection(page, WIDTHS, THEMES)

    await page.getByRole('button', { name: 'Record it' }).click()
    assert.isAtLeast(await page.locator('[aria-invalid]').count(), 2)
    const who = page.getByRole('combobox', { name: 'Who paid' })
    await who.fill('till <')
    await page.getByRole('listbox').getByRole('option', { name: 'Till <img' }).waitFor()
    await who.press('Enter')
    await page.getByLabel('Amount', { exact: true }).fill('150.00')
    const gets = (number: string) => page.getByLabel(`What ${number} gets`)
    await page.getByText('All of it counts towards invoices').waitFor()
    assert.equal(await gets('TILL-1').inputValue(), '100.00')
    assert.equal(await gets('TILL-2').inputValue(), '50.00')
    await gets('TILL-2').fill('20.00')
    await page.getByText('€30.00 stays as credit').waitFor()
    await inspection.look('admin-record', 'Record a payment')

    await loseAnswerOnce(page, '**/api/v1/admin/payments')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('it is done once, never twice').waitFor()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByRole('heading', { name: 'Counts towards' }).waitFor()
    const recorded = await (await staffAt(server)).run('payments', 'list', '--client', 'TILL')
    assert.lengthOf(recorded, 1)

    await page.getByRole('link', { name: 'Count it towards an invoice' }).click()
    await page.getByRole('button', { name: /^Use credit of/ }).click()
    await inDialog(page).getByLabel('Towards').selectOption({ label: 'TILL-2, €81.00 left to pay' })
    await inDialog(page).getByLabel('Amount in EUR').fill('30.01')
    await inDialog(page).getByRole('button', { name: 'Use it' }).click()
    assert.equal(await inDialog(page).locator('[aria-invalid]').count(), 1)
    await inDialog(page).getByLabel('Amount in EUR').fill('30.00')
    await inDialog(page).getByRole('button', { name: 'Use it' }).click()
    await page.getByText('TILL-2, which asks for €51.00 now').waitFor()
    await page.getByText('There is no credit').waitFor()
    assert.equal(await page.locator('img[src="x"]').count(), 0)
    assert.deepEqual(inspection.problems, [])
  })

  test('find what was paid at a gateway, send a part back, and confirm a transfer of less', async ({
    assert,
  }) => {
    const server = await demoServer()
    const client = await newClient(server, { name: 'Weir Works', ref: 'WEIR', invoices: 2 })
    const [atGateway, byBank] = client.invoices
    const body = { gateway: 'razorpay', invoices: [{ id: atGateway.id }] }
    const opened = await client.api.send('POST', `${PORTAL_API}/payment-intents`, body)
    const { razorpay } = server.sandbox.control
    razorpay.pay([...razorpay.world().orders.keys()].at(-1)!)
    const told = await client.api.send(
      ...(['POST', `${PORTAL_API}/invoices/${byBank.id}/transfer-reports`] as const),
      { paidOn: new Date().toISOString().slice(0, 10), reference: 'UTR-77' }
    )
    const proof = `${PORTAL_API}/transfer-reports/${told.body.data.id}/proof?name=slip.png`
    await client.api.sendBytes('PUT', proof, Buffer.from(PIXEL, 'base64'), 'image/png')

    const page = await signedIn(server, 'weir', `payments/attempts/${opened.body.data.id}`)
    const inspection = new Inspection(page, WIDTHS, THEMES)
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByRole('heading', { name: 'In the books as' }).waitFor()
    await inspection.look('admin-attempt', /^Attempt to pay/)
    await page.locator('section[aria-labelledby="became"] a').click()
    await page.getByRole('button', { name: 'Refund', exact: true }).click()
    await inDialog(page).getByLabel('A part').check()
    await inDialog(page).getByLabel('Amount in EUR').fill('100.01')
    await inDialog(page).getByRole('button', { name: 'Send it back' }).click()
    await inDialog(page).getByText('At most €100.00').first().waitFor()
    assert.isAtLeast(await inDialog(page).locator('[aria-invalid]').count(), 3)
    await inDialog(page).getByLabel('Amount in EUR').fill('30.00')
    await inDialog(page)
      .getByLabel(/^Reason/)
      .fill('Paid too much')
    await inDialog(page).getByLabel('Yes, still owed').check()
    await inDialog(page).getByText('€30.00 is sent back through Razorpay').waitFor()
    await inspection.look('admin-refund', /./)
    await inDialog(page).getByRole('button', { name: 'Send it back' }).click()
    await inDialog(page).waitFor({ state: 'detached' })
    await page.locator('.refund').getByText('€30.00').waitFor()
    await inspection.look('admin-payment', /./)

    await page.goto(`${server.url}/admin/payments/transfers`)
    await inspection.look('admin-transfers', 'Told transfers')
    await page.getByRole('link', { name: 'Weir Works' }).click()
    const picture = page.getByRole('img', { name: 'Picture that Weir Works attached' })
    await picture.waitFor()
    await page.waitForFunction(`document.querySelector('img.proof').naturalWidth === 1`)
    await inspection.look('admin-transfer', /^Transfer of/)
    await page.getByRole('button', { name: 'It arrived' }).click()
    await inDialog(page).getByLabel('Amount that arrived').fill('90.00')
    await inDialog(page).getByRole('button', { name: 'It arrived' }).click()
    await page.getByText('In the books as').waitFor()
    await page.getByText('€90.00').first().waitFor()

    await page.goto(`${server.url}/admin/payments?way=bank_transfer`)
    await page.getByRole('row', { name: /Weir Works/ }).waitFor()
    await inspection.look('admin-payments', 'Payments')
    await page.goto(`${server.url}/admin/payments/events`)
    await inspection.look('admin-events', 'Gateways and their events')
    assert.deepEqual(inspection.problems, [])
  })
})
