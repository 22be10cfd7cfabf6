import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection, settled } from '#tests/support/page_inspection'
import { newClient, PORTAL_API } from '#tests/support/portal_people'
import type { ProductionServer } from '#tests/support/production_server'
import { newColleague, staffSignsIn, type Colleague } from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

/** Markup, as XML has it, a sign that turns the line around, and one that nobody sees. */
const HOSTILE = 'Quay &lt;img src=x onerror="document.title=1"&gt; \u202Eecila\u2066 \u200BLtd'

async function signedIn(server: ProductionServer, colleague: Colleague, path: string) {
  const page = await (await openContext({ bypassCSP: true })).newPage()
  await page.goto(`${server.url}/admin/${path}`)
  await staffSignsIn(page, colleague)
  return page
}

const inDialog = (page: Page) => page.getByRole('dialog')

test.group('Staff and invoices', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test('find one, share it by a link, credit a part, and void another, whoever named the client', async ({
    assert,
  }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'invoices')
    const client = await newClient(server, { name: HOSTILE, ref: 'HQ', invoices: 2 })
    await client.api.get(`${PORTAL_API}/invoices/${client.invoices[0].id}`)
    const page = await signedIn(server, colleague, 'invoices')
    const inspection = new Inspection(page, WIDTHS, THEMES)

    await page.getByRole('link', { name: 'To pay' }).click()
    await page.getByLabel('Search invoices').fill('HQ-')
    await page.waitForURL('**/admin/invoices?q=HQ-&status=unpaid')
    await page.getByRole('link', { name: 'HQ-1' }).waitFor()
    await settled(page)
    assert.equal(await page.getByRole('row').count(), 3)
    await inspection.look('admin-invoices', 'Invoices')
    await page.getByRole('link', { name: 'HQ-1' }).click()
    await page.getByRole('heading', { level: 1, name: 'HQ-1' }).waitFor()
    await page.getByText('opened this invoice').waitFor()

    await page.getByRole('button', { name: 'Pay link', exact: true }).click()
    await inDialog(page).getByRole('button', { name: 'Make the link' }).click()
    const link = await inDialog(page).getByLabel('Pay link, works until').inputValue()
    assert.include(link, '/pay/')
    await inDialog(page).getByRole('button', { name: 'Close' }).click()
    await page.getByText('made a pay link').waitFor()
    assert.notInclude(await page.content(), link.slice(-20))
    await page.getByRole('button', { name: /^Revoke the link/ }).click()
    await inDialog(page).getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('revoked a pay link').waitFor()

    await page.getByRole('button', { name: 'Credit note' }).click()
    await inDialog(page).getByLabel('A part').check()
    await inDialog(page).getByRole('button', { name: 'Issue the credit note' }).click()
    assert.equal(await inDialog(page).locator('[aria-invalid]').count(), 2)
    await inDialog(page).getByLabel('Amount, tax included').fill('40.00')
    await inDialog(page)
      .getByLabel(/^Reason/)
      .fill('One lamp too few')
    await inDialog(page).getByText('€40.00 less is left to pay.').waitFor()
    await inspection.look('admin-credit', 'HQ-1')
    await inDialog(page).getByRole('button', { name: 'Issue the credit note' }).click()
    await inDialog(page).waitFor({ state: 'detached' })
    await page.locator('.sums').getByText('€60.00').waitFor()
    await inspection.look('admin-invoice', 'HQ-1')

    await page.goto(`${server.url}/admin/invoices/${client.invoices[1].id}`)
    await page.getByRole('button', { name: 'Void' }).click()
    await inDialog(page)
      .getByLabel(/^Reason/)
      .fill('Written twice')
    await inDialog(page)
      .getByLabel(/^Number of the invoice/)
      .fill('HQ-9')
    await inDialog(page).getByRole('button', { name: 'Void the invoice' }).click()
    await inDialog(page).getByText('has no issued invoice with this number').waitFor()
    await inDialog(page)
      .getByLabel(/^Number of the invoice/)
      .fill('HQ-1')
    await inDialog(page).getByRole('button', { name: 'Void the invoice' }).click()
    await inDialog(page).waitFor({ state: 'detached' })
    await page.getByText('Written twice').first().waitFor()
    await page.getByRole('link', { name: 'HQ-1' }).click()
    await page.getByRole('heading', { level: 1, name: 'HQ-1' }).waitFor()

    assert.equal(await page.locator('img[src="x"]').count(), 0)
    assert.deepEqual(inspection.problems, [])
  })

  test('of two who answer a question at once the second reads the first, and keeps what they wrote', async ({
    assert,
  }) => {
    const server = await demoServer()
    const client = await newClient(server, { name: 'Two Pens', ref: 'TP', invoices: 1 })
    const path = `${PORTAL_API}/invoices/${client.invoices[0].id}/messages`
    await client.api.send('POST', path, { text: 'Why <b>so</b> much?' })
    const [one, two] = await Promise.all(
      ['first-pen', 'second-pen'].map(async (name) =>
        signedIn(server, await newColleague(server, name), 'questions')
      )
    )
    for (const page of [one, two]) {
      await page.getByRole('link', { name: 'Two Pens' }).click()
      await page.getByText('Why <b>so</b> much?').waitFor()
    }
    await one.getByLabel('Your answer').fill('Because of the lamps.')
    await one.getByRole('button', { name: 'Send answer' }).click()
    await one.getByText('Somebody at Two Pens was mailed').waitFor()

    await two.getByLabel('Your answer').fill('It is right.')
    await two.getByRole('button', { name: 'Send answer' }).click()
    await two.getByText('Your answer was not sent').waitFor()
    await two.getByText('Because of the lamps.').waitFor()
    assert.equal(await two.getByLabel('Your answer').inputValue(), 'It is right.')
    await two.getByRole('button', { name: 'Send answer' }).click()
    await two.getByText('Your answer was sent').waitFor()
    assert.equal(await two.getByRole('log').getByRole('listitem').count(), 3)

    const inspection = new Inspection(two, WIDTHS, THEMES)
    await inspection.look('admin-question', /^Two Pens asks about/)
    await two.getByRole('button', { name: 'Close this question' }).click()
    await two.getByRole('button', { name: 'Open again' }).waitFor()
    await two.getByRole('button', { name: 'Undo' }).click()
    await two.getByRole('button', { name: 'Close this question' }).waitFor()
    await two.goto(`${server.url}/admin/questions?state=all`)
    await settled(two)
    await inspection.look('admin-questions', 'Questions')
    assert.deepEqual(inspection.problems, [])
  })
})
