import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import {
  mailedLink,
  newClient,
  PORTAL_API,
  signIn,
  type InvoiceOfTest,
} from '#tests/support/portal_people'
import type { ProductionServer } from '#tests/support/production_server'
import { openDatabase } from '#tests/support/sql'

const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 820, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

type MadeLink = { id: string; url: string }

/** As staff make one, by their API token. */
async function makeLink(server: ProductionServer, { id }: InvoiceOfTest): Promise<MadeLink> {
  const { token } = JSON.parse(await readFile(join(server.dataDir, 'cli.json'), 'utf8'))
  const answer = await fetch(`${server.url}/api/v1/admin/invoices/${id}/pay-links`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  })
  if (!answer.ok) throw new Error(`A pay link: ${answer.status} ${await answer.text()}`)
  const { data } = (await answer.json()) as { data: MadeLink }
  return data
}

/** The link became too old a day ago. */
async function letExpire(server: ProductionServer, { id }: MadeLink) {
  const sql = await openDatabase(server)
  const yesterday = new Date(Date.now() - 86_400_000).toISOString()
  try {
    await sql.run(`update pay_links set expires_at = '${yesterday}' where public_id = '${id}'`)
  } finally {
    await sql.close()
  }
}

test.group('Links to invoices in a browser', () => {
  test('a client revokes one, and its holder is out at the next click', async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Slip One', ref: 'SLIP1', invoices: 2 })
    const [invoice, other] = person.invoices
    const link = await makeLink(server, invoice)
    await makeLink(server, other)
    const holder = await (await openContext()).newPage()
    await holder.goto(link.url)
    await holder.waitForURL(`**/portal/invoice/${invoice.id}`)
    await holder.getByRole('heading', { level: 1 }).waitFor()

    const page = await (await openContext()).newPage()
    await signIn(page, server, person)
    await page.goto(`${server.url}/portal/profile`)
    await page.getByRole('link', { name: 'Links to invoices' }).click()
    const revoke = page.getByRole('button', { name: `Revoke the link to ${invoice.number}` })
    await revoke.press('Enter')
    await page.getByRole('button', { name: 'Cancel' }).press('Enter')
    await revoke.press('Enter')
    assert.include(await page.evaluate<string>('document.activeElement.textContent'), 'Revoke')
    await revoke.press('Enter')
    await page.getByText(`The link to ${invoice.number} no longer works`).waitFor()
    await revoke.waitFor({ state: 'detached' })
    assert.equal(await page.locator('.given-link').count(), 1)
    await page.getByRole('link', { name: other.number }).waitFor()

    await holder.locator('input[name=gateway][value=razorpay]').check()
    await holder.getByRole('button', { name: /^Pay\b.*\d/ }).click()
    await holder.getByRole('heading', { name: 'This invoice was closed' }).waitFor()
    assert.notInclude(await holder.evaluate<string>('document.body.textContent'), invoice.number)
    await holder.goto(link.url)
    await holder.getByText('Link switched off').waitFor()
    assert.equal(await holder.getByRole('button', { name: 'Send me a new link' }).count(), 0)
  })

  test('one that is too old is renewed by mail, and its address shows nothing', async ({
    assert,
  }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Slip Two', ref: 'SLIP2', invoices: 1 })
    const [invoice] = person.invoices
    const old = await makeLink(server, invoice)
    await letExpire(server, old)
    const page = await (await openContext()).newPage()
    await page.goto(old.url)
    await page.getByRole('heading', { name: 'This pay link no longer works' }).waitFor()
    const words = () => page.evaluate<string>('document.body.textContent')
    assert.notInclude(await words(), invoice.number)

    await page.getByRole('button', { name: 'Send me a new link' }).click()
    await page.getByRole('heading', { name: 'Check your email' }).waitFor()
    assert.notInclude(await words(), invoice.number)
    assert.notInclude(await words(), person.email)

    await server.sandbox.control.inbox.waitFor(
      { to: person.email, subject: 'Your new link' },
      60_000
    )
    const fresh = await mailedLink(server, person.email, '/portal/pay/')
    assert.notEqual(fresh, old.url)
    await page.goto(fresh)
    await page.waitForURL(`**/portal/invoice/${invoice.id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  })

  test('look and read as the portal does', async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Slip Three', ref: 'SLIP3', invoices: 2 })
    const [invoice, other] = person.invoices
    const context = await openContext({ bypassCSP: true })
    const page = await context.newPage()
    const inspection = new Inspection(page, WIDTHS, THEMES)
    const go = (path: string) => page.goto(`${server.url}/portal/${path}`)
    await signIn(page, server, person)

    await go('pay-links')
    await page.getByText('No link is open').waitFor()
    await inspection.look('given-links-none', 'Links to invoices')

    const used = await makeLink(server, invoice)
    await makeLink(server, other)
    const holder = await (await openContext()).newPage()
    await holder.goto(used.url)
    await holder.waitForURL(`**/portal/invoice/${invoice.id}`)
    await go('pay-links')
    await page.getByRole('button', { name: `Revoke the link to ${other.number}` }).click()
    await inspection.look('given-links', 'Links to invoices')

    await page.route(`**${PORTAL_API}/pay-links?*`, (route) => route.abort())
    await page.reload()
    await page.getByText('We could not load the links').waitFor()
    await inspection.look('given-links-failed', 'Links to invoices')
    await page.unrouteAll()

    await go('profile')
    await page.getByText('Authenticator app').waitFor()
    await inspection.look('profile-with-links', 'My account')

    await context.clearCookies()
    await letExpire(server, used)
    await page.goto(used.url)
    await inspection.look('pay-link-too-old', 'This pay link no longer works')
    await page.getByRole('button', { name: 'Send me a new link' }).click()
    await inspection.look('pay-link-renewed', 'Check your email')
    assert.deepEqual(inspection.problems, [])
    assert.equal(inspection.looks, 6 * WIDTHS.length * THEMES.length)
  })
})
