import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import { newClient, PORTAL_API, type InvoiceOfTest } from '#tests/support/portal_people'
import type { ProductionServer } from '#tests/support/production_server'

const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 820, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

type MadeLink = { id: string; url: string }

/** As staff, by their API token. */
async function asStaff(server: ProductionServer, method: string, path: string, body?: unknown) {
  const { token } = JSON.parse(await readFile(join(server.dataDir, 'cli.json'), 'utf8'))
  const answer = await fetch(`${server.url}/api/v1/admin${path}`, {
    method,
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? null : ((await answer.json()) as { data: MadeLink })
}

async function makeLink(server: ProductionServer, { id }: InvoiceOfTest): Promise<MadeLink> {
  const made = await asStaff(server, 'POST', `/invoices/${id}/pay-links`, {})
  return made!.data
}

/** Every address that the page asked for, and where each request said that it came from. */
function watched(page: Page) {
  const asked: { url: string; referer: string | undefined }[] = []
  page.on('request', (request) => {
    asked.push({ url: request.url(), referer: request.headers().referer })
  })
  return asked
}

/** Asks for the code on the page of a pay link, and types the one that is mailed. */
async function typeMailedCode(page: Page, server: ProductionServer, email: string) {
  await page.getByRole('button', { name: 'Email the code' }).click()
  const field = page.getByLabel('Code from the email')
  await field.waitFor()
  const mail = { to: email, subject: 'Your code' }
  const { text } = await server.sandbox.control.inbox.waitFor(mail, 60_000)
  await field.fill(/\d{3} \d{3}/.exec(text)![0])
  await field.press('Enter')
}

async function open(page: Page, link: MadeLink, invoice: InvoiceOfTest) {
  await page.goto(link.url)
  await page.waitForURL(`**/portal/invoice/${invoice.id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

test.group('A pay link in a browser', () => {
  test('opens, is paid, and leads nowhere else', async ({ assert }) => {
    const server = await demoServer()
    const { invoices } = await newClient(server, { name: 'Pier Nine', ref: 'PIER', invoices: 2 })
    const [invoice, other] = invoices
    const link = await makeLink(server, invoice)
    const secret = link.url.split('/').at(-1)!
    const page = await (await openContext()).newPage()
    const asked = watched(page)

    await open(page, link, invoice)
    assert.equal(await page.evaluate<string>('document.referrer'), '')
    assert.isEmpty(asked.filter(({ referer }) => referer?.includes(secret)))
    const carriers = asked.filter(({ url }) => url.includes(secret))
    assert.deepEqual(
      carriers.map(({ url }) => url),
      [link.url]
    )
    assert.equal(await page.getByRole('navigation').count(), 0)
    assert.notInclude(await page.evaluate<string>('document.body.textContent'), other.number)

    await page.locator('input[name=gateway][value=razorpay]').check()
    await page.getByRole('button', { name: /^Pay\b.*\d/ }).click()
    await page.waitForURL('**/portal/checkout/**')
    await page.frameLocator('iframe').getByRole('button', { name: /^Pay/ }).click()
    await page.waitForURL('**/portal/payment/**')
    await page.getByRole('heading', { name: 'Paid in full' }).waitFor()
    assert.notInclude(await page.evaluate<string>('document.body.textContent'), other.number)

    await page.getByRole('link', { name: 'View invoice' }).click()
    await page.waitForURL(`**/portal/invoice/${invoice.id}`)
    await page.locator('#pay').getByText(/^Paid/).first().waitFor()
    await page.goBack()
    await page.waitForURL('**/portal/payment/**')
    await page.getByRole('heading', { name: 'Paid in full' }).waitFor()

    for (const place of [`invoice/${other.id}`, 'dashboard', 'profile']) {
      await page.goto(`${server.url}/portal/${place}`)
      await page.waitForURL('**/portal/login**')
    }
  })

  test('ends while it is open, once it is revoked', async ({ assert }) => {
    const server = await demoServer()
    const { invoices } = await newClient(server, { name: 'Pier Ten', ref: 'PTEN', invoices: 1 })
    const [invoice] = invoices
    const link = await makeLink(server, invoice)
    const page = await (await openContext()).newPage()
    await open(page, link, invoice)
    await asStaff(server, 'DELETE', `/pay-links/${link.id}`)

    await page.locator('input[name=gateway][value=razorpay]').check()
    await page.getByRole('button', { name: /^Pay\b.*\d/ }).click()
    await page.getByRole('heading', { name: 'This invoice was closed' }).waitFor()
    assert.notInclude(await page.evaluate<string>('document.body.textContent'), invoice.number)
    await page.goBack().catch(() => null)
    assert.notInclude(await page.evaluate<string>('document.body.textContent'), invoice.number)
    await page.goto(link.url)
    await page.getByRole('heading', { name: 'This pay link no longer works' }).waitFor()
    await page.getByText('Link switched off').waitFor()
  })

  test('a code from the mail opens the rest', async ({ assert }) => {
    const server = await demoServer()
    const client = await newClient(server, { name: 'Pier Two', ref: 'PTWO', invoices: 2 })
    const [invoice, other] = client.invoices
    const page = await (await openContext()).newPage()
    await open(page, await makeLink(server, invoice), invoice)

    await page.getByRole('button', { name: 'Email the code' }).click()
    const field = page.getByLabel('Code from the email')
    await field.waitFor()
    const { subject, text } = await server.sandbox.control.inbox.waitFor(
      { to: client.email, subject: 'Your code' },
      60_000
    )
    const [code] = /\d{3} \d{3}/.exec(text) ?? []
    assert.isString(code, text)
    assert.notInclude(subject, code!)

    await page.getByRole('button', { name: 'Show all invoices' }).click()
    await page.getByText('Type the six digits from the email.').waitFor()
    await field.fill(code!)
    await field.press('Enter')
    await page.waitForURL('**/portal/invoices')
    await page.getByText(other.number).first().waitFor()
  })

  test('who has a second factor is asked for it at the door, as often as it takes', async ({
    assert,
  }) => {
    const server = await demoServer()
    const client = await newClient(server, { name: 'Pier Four', ref: 'PFOUR', invoices: 2 })
    const [invoice, other] = client.invoices
    const profile = `${PORTAL_API}/profile/totp`
    const begun = await client.api.send('POST', profile, { password: client.password })
    const totp = new TOTP({ secret: begun.body.data.secret })
    // Of the step before: that of this one is still good at the door.
    const earlier = totp.generate({ timestamp: Date.now() - 30_000 })
    assert.equal((await client.api.send('PUT', profile, { code: earlier })).status, 200)
    const page = await (await openContext()).newPage()
    const link = await makeLink(server, invoice)

    await open(page, link, invoice)
    await typeMailedCode(page, server, client.email)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/portal/login')
    await page.getByLabel('Code', { exact: true }).fill('000000')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await page.evaluate('window.dispatchEvent(new Event("focus"))')
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await page.getByLabel('Code', { exact: true }).fill(totp.generate())
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/portal/invoices')
    await page.getByText(other.number).first().waitFor()
  })

  test('stays open while its holder mistypes a password at the door', async () => {
    const server = await demoServer()
    const { invoices, email } = await newClient(server, {
      name: 'Pier Five',
      ref: 'PFIVE',
      invoices: 1,
    })
    const [invoice] = invoices
    const page = await (await openContext()).newPage()
    await open(page, await makeLink(server, invoice), invoice)
    await page.getByRole('link', { name: 'Sign in' }).first().click()
    await page.getByLabel('Email', { exact: true }).fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not this one at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await page.goBack()
    await page.waitForURL(`**/portal/invoice/${invoice.id}`)
    await page.getByRole('button', { name: 'Email the code' }).waitFor()
  })

  test('looks and reads as the portal does', async ({ assert }) => {
    const server = await demoServer()
    const { invoices } = await newClient(server, { name: 'Pier Six', ref: 'PSIX', invoices: 1 })
    const [invoice] = invoices
    const link = await makeLink(server, invoice)
    const page = await (await openContext({ bypassCSP: true })).newPage()
    const inspection = new Inspection(page, WIDTHS, THEMES)

    await open(page, link, invoice)
    await inspection.look('pay-link', /./)
    await page.getByRole('button', { name: 'Email the code' }).click()
    await page.getByLabel('Code from the email').waitFor()
    await inspection.look('pay-link-code', /./)
    await asStaff(server, 'DELETE', `/pay-links/${link.id}`)
    await page.goto(link.url)
    await inspection.look('pay-link-revoked', 'This pay link no longer works')
    await page.goto(`${server.url}/portal/pay/${'x'.repeat(43)}`)
    await inspection.look('pay-link-expired', 'This pay link no longer works')
    await page.goto(`${server.url}/portal/pay`)
    await inspection.look('pay-link-ended', 'This invoice was closed')
    assert.deepEqual(inspection.problems, [])
  })
})
