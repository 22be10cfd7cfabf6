import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import { newClient } from '#tests/support/portal_people'
import { newColleague, staffSignsIn } from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

const HOSTILE = '<img src=x onerror="document.title=1"> \u202Eecila Ltd'

const AS_XML = HOSTILE.replaceAll('<', '&lt;')

/** Two invoices in the words of another system, and one whose price is no number. */
const SHEET = [
  [
    'Beleg',
    'issued_on',
    'currency',
    'client_name',
    'client_ref',
    'line_name',
    'unit_price',
    'Farbe',
  ],
  ['IMP-1', '31.10.2026', 'EUR', HOSTILE, 'IMP-C', 'Lamps', '1.200,50', 'rot'],
  ['IMP-2', '01.11.2026', 'EUR', HOSTILE, 'IMP-C', 'Bulbs', '99,50', 'blau'],
  ['IMP-3', '02.11.2026', 'EUR', HOSTILE, 'IMP-C', 'Wires', '=1+1', 'blau'],
]

const csv = (rows: string[][]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')

const upload = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

test.group('Staff and imports', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test('a CSV file with a bad row is looked at, imported, found again and proven', async ({
    assert,
  }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'importer')
    const page = await (await openContext({ bypassCSP: true })).newPage()
    await page.goto(`${server.url}/admin/invoices/import`)
    await staffSignsIn(page, colleague)
    const inspection = new Inspection(page, WIDTHS, THEMES)

    await page.getByRole('heading', { level: 1, name: 'Import invoices' }).waitFor()
    await inspection.look('admin-import', 'Import invoices')
    const drop = page.getByLabel('Drop invoices here')
    await drop.setInputFiles(upload('invoices.pdf', 'x'))
    await page.getByText('“invoices.pdf” was not taken').waitFor()
    await drop.setInputFiles(upload('november.csv', csv(SHEET)))
    await page.getByText('A column that is needed is missing: number.').waitFor()
    await page.getByLabel('What Beleg is').selectOption('number')
    await page.getByText('One is left out').waitFor()
    await page.getByLabel('Amounts are written').selectOption(',')
    await page.getByLabel('Dates are written').selectOption('DD.MM.YYYY')
    await inspection.look('admin-import-options', 'Import invoices')

    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText('nothing was changed yet. 1 would be refused').waitFor()
    const why = page.getByRole('row', { name: /IMP-3/ })
    assert.include(await why.innerText(), 'unit price')
    await page.getByText('A column was left out: Farbe.').waitFor()
    await page.getByRole('row', { name: /€1,300\.00/ }).waitFor()
    await inspection.look('admin-import-preview', 'Import invoices')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Refused rows as CSV' }).click()
    const stream = await (await saving).createReadStream()
    const saved = Buffer.concat(await stream.toArray()).toString('utf8')
    assert.match(saved, /^\uFEFFline,column,outcome,code,message,ref,name\r\n4,unit_price,refused/)

    await page.getByRole('button', { name: 'Import 2 invoices' }).click()
    await page.getByText('The import is done. 1 was refused.').waitFor()
    await page.getByText('the sums prove the import').waitFor()
    const job = page.url()
    await page.getByRole('link', { name: 'See the invoices' }).click()
    await page.getByRole('link', { name: 'IMP-2' }).waitFor()
    await page.goto(job)
    await page.getByText('the sums prove the import').waitFor()
    await inspection.look('admin-import-done', 'Import invoices')
    assert.equal(await page.locator('img[src="x"]').count(), 0)
    assert.deepEqual(inspection.problems, [])
  })

  test('an e-invoice that is none is told with its reason, and clients come in from a list', async ({
    assert,
  }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'lister')
    const page = await (await openContext()).newPage()
    await page.goto(`${server.url}/admin/invoices/import`)
    await staffSignsIn(page, colleague)
    await page
      .getByLabel('Drop invoices here')
      .setInputFiles([upload('one.xml', '<Order/>'), upload('two.xml', 'no markup')])
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText('2 would be refused').waitFor()
    assert.equal(await page.getByRole('row').count(), 3)

    await page.goto(`${server.url}/admin/clients/import`)
    const list = 'ref,name,Town\r\nL-1,Lantern One,Bath\r\nL-2,Lantern Two,York\r\nL-3,,Hull\r\n'
    await page.getByLabel('Drop a list of clients here').setInputFiles(upload('clients.csv', list))
    await page.getByLabel('What Town is').selectOption('city')
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText('nothing was changed yet. 1 would be refused').waitFor()
    await page.getByRole('button', { name: 'Import 2 clients' }).click()
    await page.getByText('The import is done. 1 was refused.').waitFor()
    const inspection = new Inspection(page, WIDTHS, THEMES)
    await inspection.look('admin-import-clients', 'Import clients')
    await page.getByRole('link', { name: 'See the clients' }).click()
    await page.getByRole('link', { name: 'Lantern Two' }).waitFor()
    assert.deepEqual(inspection.problems, [])
  })

  test('an invoice is written with its sums, issued, and another of its number is not', async ({
    assert,
  }) => {
    const server = await demoServer()
    await newClient(server, { name: AS_XML, ref: 'NEWC', invoices: 1 })
    const colleague = await newColleague(server, 'writer')
    const page = await (await openContext({ bypassCSP: true })).newPage()
    await page.goto(`${server.url}/admin/invoices/new`)
    await staffSignsIn(page, colleague)
    const inspection = new Inspection(page, WIDTHS, THEMES)

    await page.getByRole('button', { name: 'Issue the invoice' }).click()
    assert.equal(await page.locator('[aria-invalid="true"]').count(), 4)
    const choose = async () => {
      await page.getByLabel('Client', { exact: true }).fill('NEWC')
      await page.getByRole('option', { name: 'NEWC' }).waitFor()
      await page.keyboard.press('Enter')
    }
    await choose()
    await page.getByLabel('Number', { exact: true }).fill('NEW-77')
    await page.getByLabel('Currency').selectOption('EUR')
    await page.getByLabel('What was sold').fill('Lamps')
    await page.getByLabel('Quantity').fill('3')
    await page.getByLabel('Price of one').fill('1,200.50')
    await page.getByLabel('Tax, %').fill('19')
    await page.getByRole('button', { name: 'Add a line' }).click()
    await page.getByLabel('What was sold').nth(1).fill('Discount')
    await page.getByLabel('Price of one').nth(1).fill('-100')
    await page.locator('.new-totals').getByText('€4,166.79').waitFor()
    await inspection.look('admin-new-invoice', 'New invoice')
    await page.getByRole('button', { name: 'Issue the invoice' }).click()
    await page.getByRole('heading', { level: 1, name: 'NEW-77' }).waitFor()
    await page.locator('.sums').getByText('€4,166.79').first().waitFor()

    await page.goto(`${server.url}/admin/invoices/new`)
    await choose()
    await page.getByLabel('Number', { exact: true }).fill('NEW-77')
    await page.getByLabel('What was sold').fill('Bulbs')
    await page.getByLabel('Price of one').fill('5')
    await page.getByRole('button', { name: 'Issue the invoice' }).click()
    await page.getByText('There is an invoice NEW-77 already').waitFor()
    assert.equal(await page.getByLabel('What was sold').inputValue(), 'Bulbs')
    assert.equal(await page.locator('img[src="x"]').count(), 0)
    assert.deepEqual(inspection.problems, [])
  })
})
