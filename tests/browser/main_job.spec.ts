import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { openContext } from '#tests/support/browser_world'
import { settled } from '#tests/support/page_inspection'
import { mailedLink, PORTAL_API, signIn, staffAt } from '#tests/support/portal_people'
import { startProductionServer, type ProductionServer } from '#tests/support/production_server'
import { NO_REAL_DATA, realDataPath, withoutRealData } from '#tests/support/real_data'
import { textOf } from '#tests/unit/domain/documents/pdf_reader'

/*
 * Two sellers' invoices to one buyer, who is known by one tax number and has an address in the
 * first; both are numbered TOSL108. The third is another company's.
 */
const KRONER = 'ubl-tc434-example2.xml'
const DANISH_KRONER = 'ubl-tc434-example3.xml'
const OTHERS = 'ubl-tc434-example5.xml'
const JOHN = { email: 'john@buyercompany.no', password: 'nine herons on a jetty' }
const OTHER = { email: 'john.hansen@buyercompany.dk', password: 'gravel and marmalade' }

test.group('The main job', () => {
  test('from an e-invoice file to a paid invoice, and nobody else sees it', async ({
    assert,
    cleanup,
  }) => {
    const server = await startProductionServer('empty')
    cleanup(() => server.stop())
    const { control } = server.sandbox
    await server.ace(
      'staff:create',
      'owner@salescompany.example',
      'Antonio Salesmacher',
      '--generate'
    )
    const staff = await staffAt(server)

    const files = [KRONER, DANISH_KRONER, OTHERS]
    const imported = await staff.run('invoices', 'import', ...files.map(pathOf))
    assert.deepEqual(
      imported.map(({ outcome }) => outcome),
      ['imported', 'imported', 'imported']
    )
    assert.isEmpty(control.inbox.list(), 'importing mails nobody')
    await staff.run('enable')
    assert.isEmpty(control.inbox.list(), 'nor does turning the portal on')
    const invited = await staff.run('invites', 'send', '--pending')
    assert.deepEqual(
      invited.flatMap(({ outcome, ref }) => (outcome === 'sent' ? ref : [])).sort(),
      [OTHER.email, JOHN.email].sort()
    )

    const context = await openContext({ acceptDownloads: true })
    const page = await context.newPage()
    await acceptInvite(page, server, JOHN)
    await page.getByLabel('Password', { exact: true }).fill(JOHN.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/portal/dashboard')
    const main = page.getByRole('main')
    await settled(page)
    const owed = await main.innerText()
    const first = readUbl(KRONER)
    const second = readUbl(DANISH_KRONER)
    assert.match(owed, amount(first.due))
    assert.match(owed, amount(second.due))
    assert.notMatch(owed, amount(readUbl(OTHERS).due))

    const firstId = await openInvoice(page, server, first)
    await checkPdf(page, first)
    await page.locator('input[name=gateway][value=razorpay]').check()
    await page.getByRole('button', { name: /^Pay\b.*\d/ }).click()
    await page.waitForURL('**/portal/checkout/**')
    await page.frameLocator('iframe').getByRole('button', { name: /^Pay/ }).click()
    await page.waitForURL('**/portal/payment/**')
    await page.getByRole('heading', { name: 'Paid in full' }).waitFor()
    await checkReceiptMail(server, first)

    const secondId = await openInvoice(page, server, second)
    await checkPdf(page, second)
    await page.locator('input[name=gateway][value=paypal]').check()
    await page.getByRole('button', { name: /^Pay\b.*\d/ }).click()
    await page.waitForURL('**/checkoutnow**')
    await page.getByRole('button', { name: /^Approve/ }).click()
    await page.waitForURL('**/portal/payment/**')
    await page.getByRole('heading', { name: 'Paid in full' }).waitFor()
    await checkReceiptMail(server, second)

    await page.goto(`${server.url}/portal/payments`)
    const history = page.getByRole('table')
    await history.getByText('Razorpay').or(history.getByText('PayPal')).first().waitFor()
    const rows = await history.innerText()
    assert.match(rows, amount(first.due))
    assert.match(rows, amount(second.due))
    await page.goto(`${server.url}/portal/dashboard`)
    await page.getByRole('heading', { name: 'Nothing to pay' }).waitFor()

    const { body: payments } = await get(page, `${PORTAL_API}/payments`)
    const paths = [firstId, secondId]
      .flatMap((id) => [`invoices/${id}`, `invoices/${id}/pdf`, `invoices/${id}/xml`])
      .concat(payments.data.map(({ id }: { id: string }) => `payments/${id}/receipt`))
    assert.lengthOf(paths, 8)
    assert.deepEqual(
      await statuses(page, paths),
      paths.map(() => 200)
    )

    const stranger = await (await openContext()).newPage()
    await acceptInvite(stranger, server, OTHER)
    await signIn(stranger, server, OTHER)
    assert.deepEqual(
      await statuses(stranger, paths),
      paths.map(() => 404)
    )
    await stranger.goto(`${server.url}/portal/invoice/${firstId}`)
    await stranger.getByRole('heading', { name: 'No such invoice' }).waitFor()

    await control.quiet()
    const sums = Object.entries(control.ledger().sums).map(([currency, sum]) => [
      currency,
      sum.capturedMinor,
    ])
    assert.deepEqual(Object.fromEntries(sums), { NOK: 80_178, DKK: 200_500 })
    assert.deepEqual(control.violations(), [])
    await server.ace('ledger:verify')
    await server.ace('audit:verify')
  }).skip(withoutRealData, NO_REAL_DATA)
})

const pathOf = (file: string) => realDataPath('en16931', 'ubl', file)

type Ubl = { number: string; due: string; total: string; lines: { name: string; net: string }[] }

/** What the file says, read without any of the importer's code. */
function readUbl(file: string): Ubl {
  const xml = readFileSync(pathOf(file), 'utf8')
  const one = (pattern: RegExp, from = xml) => {
    const found = pattern.exec(from)
    if (!found) throw new Error(`${file} has no ${pattern}`)
    return found[1].trim()
  }
  const lines = [...xml.matchAll(/<cac:InvoiceLine>[\s\S]*?<\/cac:InvoiceLine>/g)]
  return {
    number: one(/<cbc:ID>([^<]+)/),
    due: one(/<cbc:PayableAmount[^>]*>([^<]+)/),
    total: one(/<cbc:TaxInclusiveAmount[^>]*>([^<]+)/),
    lines: lines.map(([line]) => ({
      name: one(/<cac:Item>[\s\S]*?<cbc:Name>([^<]+)/, line),
      net: one(/<cbc:LineExtensionAmount[^>]*>([^<]+)/, line),
    })),
  }
}

/** `1125.00` however a locale writes it: "1.125,00", "1 125.00", with any sign before it. */
function amount(decimal: string): RegExp {
  const [whole, fraction = '00'] = decimal.replace('-', '').split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, String.raw`[.,’'\s]?`)
  return new RegExp(String.raw`(?<![\d.,])${grouped}[.,]${fraction.padEnd(2, '0')}(?!\d)`)
}

/** Through the mailed link to a password, as a person does; ends at the sign-in page. */
async function acceptInvite(page: Page, server: ProductionServer, person: typeof JOHN) {
  await page.goto(await mailedLink(server, person.email, '/portal/accept/'))
  await page.getByLabel('Choose a password').fill(person.password)
  await page.getByRole('button', { name: 'Set password' }).click()
  await page.waitForURL('**/portal/login')
  await page.getByText('Your password is set').waitFor()
}

/** From the list, by the amount: the two have one number. Answers the invoice's id. */
async function openInvoice(page: Page, server: ProductionServer, { number, due }: Ubl) {
  await page.goto(`${server.url}/portal/invoices`)
  const row = page.getByRole('row').filter({ hasText: amount(due) })
  await row.getByRole('link', { name: number, exact: true }).click()
  await page.waitForURL('**/portal/invoice/*')
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1)!
}

async function checkPdf(page: Page, { number, due, total, lines }: Ubl) {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: `Download ${number} as PDF` }).click()
  const download = await coming
  const text = await textOf(readFileSync(await download.path()))
  const wanted = [due, total, ...lines.map(({ net }) => net)].map(amount)
  const missing = [
    ...[number, ...lines.map(({ name }) => name)].filter((words) => !text.includes(words)),
    ...wanted.filter((pattern) => !pattern.test(text)),
  ]
  if (missing.length > 0) throw new Error(`The PDF lacks ${missing.join(', ')}:\n${text}`)
}

/** The receipt of that amount, in a mail of its own with the PDF. */
async function checkReceiptMail({ sandbox }: ProductionServer, { due }: Ubl) {
  const { inbox } = sandbox.control
  const deadline = Date.now() + 60_000
  for (;;) {
    const mails = inbox.list({ to: JOHN.email }).filter(({ text }) => amount(due).test(text))
    const [receipt] = mails.filter(({ attachments }) => attachments.length > 0)
    if (receipt) {
      const [pdf] = inbox.find(receipt.id)!.attachments
      const text = await textOf(Buffer.from(pdf.content as ArrayBuffer))
      if (!amount(due).test(text)) throw new Error(`The receipt lacks ${due}:\n${text}`)
      return
    }
    if (Date.now() > deadline) throw new Error(`No receipt of ${due} was mailed`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** With the session of that page, as its own scripts ask. */
async function get(page: Page, path: string): Promise<{ status: number; body: any }> {
  return page.evaluate(`fetch(${JSON.stringify(path)}).then(async (answer) => ({
    status: answer.status,
    body: /json/.test(answer.headers.get('content-type')) ? await answer.json() : null,
  }))`)
}

async function statuses(page: Page, paths: string[]): Promise<number[]> {
  const answers: number[] = []
  for (const path of paths) {
    const { status } = await get(page, `${PORTAL_API}/${path}`)
    answers.push(status)
  }
  return answers
}
