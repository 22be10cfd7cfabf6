import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import Invoice from '#models/invoice'
import { doBulkJobs } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/people'
import { portalCli } from '#tests/support/portal_cli'
import { staffToken } from '#tests/support/staff_api'

const HEAD = 'Nr;issued_on;due_on;currency;client_ref;client_name;line_name;unit_price;tax_rate'

function file(...rows: string[]): string {
  return [HEAD, ...rows, ''].join('\r\n')
}

const row = (number: string, price = '1.000,50') =>
  `${number};02.11.2026;02.12.2026;EUR;C-1;Harbour Light;Design;${price};19`

const german = ['--map', 'Nr=number', '--decimal', ',', '--dates', 'DD.MM.YYYY']

test.group('portal invoices', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(() => openPortal())
  group.each.timeout(60_000)

  async function cliOf() {
    const cli = portalCli(await staffToken('manager'))
    // No worker runs beside functional tests.
    const run: typeof cli.run = async (args, options) => {
      const ended = cli.run(args, options)
      let isOver = false
      void ended.finally(() => (isOver = true))
      while (!isOver) {
        await doBulkJobs()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return ended
    }
    return { cli, run }
  }

  test('a CSV file of another system is imported, and again changes nothing', async ({
    assert,
  }) => {
    const { cli, run } = await cliOf()
    writeFileSync(join(cli.home, 'export.csv'), file(row('A-1'), row('A-2', 'ten'), row('A-3')))
    const dry = await run(['invoices', 'import', 'export.csv', ...german, '--dry-run'])
    assert.equal(dry.status, 3, dry.stderr)
    assert.lengthOf(await Invoice.all(), 0)

    const first = await run(['invoices', 'import', 'export.csv', ...german, '--failed', 'bad.csv'])
    assert.equal(first.status, 3, first.stderr)
    const bad = readFileSync(join(cli.home, 'bad.csv'), 'utf8').split('\r\n')
    assert.match(bad[1], /^3,unit_price,refused,invalid,.*ten.*,A-2,/)
    const amounts = await Invoice.query().orderBy('id')
    assert.deepEqual(
      amounts.map((one) => [one.number, one.taxInclusiveMinor]),
      [
        ['A-1', 119060],
        ['A-3', 119060],
      ]
    )
    const again = await run(['invoices', 'import', '-', '--format', 'csv', ...german], {
      stdin: file(row('A-1'), row('A-3')),
    })
    assert.equal(again.status, 0, again.stderr)
    assert.include(again.stdout, '"unchanged":2')
  })

  test('a file over the limit is refused by its size, before anything is read or sent', async ({
    assert,
  }) => {
    const { cli } = await cliOf()
    const path = join(cli.home, 'huge.csv')
    writeFileSync(path, '')
    truncateSync(path, 5 * 1024 ** 3)
    const result = await cli.run(['invoices', 'import', 'huge.csv'], {
      env: { PORTAL_URL: 'http://127.0.0.1:9' },
    })
    assert.equal(result.status, 1)
    assert.include(result.stderr, 'too-large')
  })

  test('an invoice goes by its number: shown, saved, linked, voided', async ({ assert }) => {
    const { cli, run } = await cliOf()
    const template = await cli.run(['invoices', 'import', '--template'])
    writeFileSync(join(cli.home, 'template.csv'), template.stdout)
    assert.equal((await run(['invoices', 'import', 'templ*.csv'])).status, 0)
    const number = '2026-0815'

    const list = await cli.run(['invoices', 'list', '--search', '2026', '--json'])
    assert.equal(JSON.parse(list.stdout).number, number)
    const shown = await cli.run(['invoices', 'show', number])
    assert.equal(JSON.parse(shown.stdout).lines.length, 2)
    const pdf = await cli.run(['invoices', 'pdf', number])
    assert.equal(pdf.status, 0, pdf.stderr)
    assert.equal(readFileSync(join(cli.home, `${number}.pdf`), 'latin1').slice(0, 5), '%PDF-')
    const link = await cli.run(['invoices', 'link', number])
    assert.match(JSON.parse(link.stdout).url, /\/pay\//)

    const unasked = await cli.run(['invoices', 'void', number, '--reason', 'twice'])
    assert.deepEqual(
      [unasked.status, JSON.parse(unasked.stderr).error.code],
      [2, 'confirmation-needed']
    )
    const voided = await cli.run(['invoices', 'void', number, '--reason', 'twice', '--yes'])
    assert.equal(JSON.parse(voided.stdout).voided.reason, 'twice')
    const unknown = await cli.run(['invoices', 'show', 'nope'])
    assert.equal(JSON.parse(unknown.stderr).error.code, 'unknown-invoice')
  })

  test('what makes no sense together is said before anything is done')
    .with([
      [['invoices', 'import'], 'Which files'],
      [['invoices', 'import', 'a.csv', 'b.xml'], 'at a time'],
      [['invoices', 'import', 'a.xml', '--atomic'], 'CSV and JSON'],
      [['invoices', 'import', 'a.csv', '--map', 'Nr'], '--map takes'],
      [['invoices', 'import', 'a.csv', '--decimal', ';'], 'decimal'],
    ] as const)
    .run(async ({ assert }, [args, words]) => {
      const { cli } = await cliOf()
      const result = await cli.run([...args])
      assert.equal(result.status, 2)
      assert.include(result.stderr, words)
    })
})
