import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { cancelBulkJob } from '#domain/bulk/cancel_bulk_job'
import { bulkWorks } from '#domain/bulk/bulk_works'
import { claimBulkJob } from '#domain/bulk/claim_bulk_job'
import { runBulkJob } from '#domain/bulk/run_bulk_job'
import { putClient } from '#domain/clients/put_client'
import { booksNowAndThen } from '#domain/imports/bulk/control_totals'
import type { ImportParams } from '#domain/imports/bulk/import_params'
import { systemActor } from '#domain/shared/actor'
import AuditEvent from '#models/audit_event'
import type BulkJob from '#models/bulk_job'
import BulkJobRow from '#models/bulk_job_row'
import Invoice from '#models/invoice'
import InvoiceLine from '#models/invoice_line'
import { doBulkJobs, jobOf } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { NOW, openPortal, openTestClient, tester } from '#tests/support/people'

const HEAD =
  'number,issued_on,due_on,currency,client_ref,client_name,client_email,line_name,quantity,unit_price,tax_rate,total'

const CSV: ImportParams = {
  format: 'csv',
  notation: { decimal: '.', dates: 'YYYY-MM-DD' },
  atomic: false,
  notify: false,
}

/** A row of an invoice of its own. */
function row(number: string, more: Partial<Record<string, string>> = {}): string {
  const { client = 'C-1', currency = 'EUR', price = '100', rate = '19', total = '' } = more
  const email = `${client.toLowerCase()}@harbour.example`
  return `${number},2026-11-02,2026-12-02,${currency},${client},Client ${client},${email},Design,2,${price},${rate},${total}`
}

function file(...rows: string[]): string {
  return [HEAD, ...rows, ''].join('\n')
}

type Asked = Partial<ImportParams> & { dryRun?: boolean }

async function* inOne(text: string) {
  yield Buffer.from(text)
}

function started(text: string, { dryRun = false, ...more }: Asked = {}): Promise<BulkJob> {
  const params = { ...CSV, ...more }
  const atomic = params.atomic
  const upload = { name: 'invoices.csv', chunks: inOne(text), limit: 2_000_000 }
  return jobOf('import_invoices', { params, dryRun, atomic, file: upload })
}

async function imported(...asked: Parameters<typeof started>): Promise<BulkJob> {
  const job = await started(...asked)
  await doBulkJobs()
  return job.refresh()
}

async function told(job: BulkJob): Promise<string[]> {
  const rows = await BulkJobRow.query().where('job_id', job.id).orderBy('id')
  return rows.map((one) => `${one.line} ${one.ref} ${one.column}: ${one.code}`)
}

async function numbers(): Promise<string[]> {
  const rows = await Invoice.query().orderBy('id')
  return rows.map(({ number }) => number)
}

type Totals = { currency: string; before: Sum; file: Sum; imported: Sum; after: Sum }[]
type Sum = { count: number; amount: { amountMinor: number } }

function totalsOf({ summary }: BulkJob): string[] {
  return (summary?.totals as Totals).map(
    ({ currency, before, file: ofFile, imported: came, after }) =>
      [
        currency,
        ...[before, ofFile, came, after].map((sum) => `${sum.count}=${sum.amount.amountMinor}`),
      ].join(' ')
  )
}

test.group('Importing many invoices', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(() => openPortal())

  test('rows with one number are one invoice, computed to the cent', async ({ assert }) => {
    const job = await imported(
      [
        'number;issued_on;due_on;currency;client_ref;client_name;line_name;quantity;unit_price;tax_rate;po_number',
        'A-1;2.11.2026;2.12.2026;eur;C-7;Käthe & Söhne;Design;2,5;33,33;19;PO-1',
        'A-1;02.11.2026;;EUR;C-7;Käthe & Söhne;Hosting;1;1.000,05;19;',
        'A-1;02.11.2026;;EUR;C-7;Käthe & Söhne;Books;3;9,99;7;',
        '',
      ].join('\r\n'),
      { notation: { decimal: ',', dates: 'DD.MM.YYYY' } }
    )
    assert.deepEqual(await told(job), [
      '3 A-1 issued_on: contradiction',
      '4 A-1 issued_on: contradiction',
    ])

    const again = await imported(
      [
        'number;issued_on;due_on;currency;client_ref;client_name;line_name;quantity;unit_price;tax_rate;po_number',
        'A-1;02.11.2026;2.12.2026;eur;C-7;Käthe & Söhne;Design;2,5;33,33;19;PO-1',
        'A-1;02.11.2026;;;C-7;Käthe & Söhne;Hosting;1;1.000,05;19;',
        'A-1;02.11.2026;;;;;Books;3;9,99;7;',
        '',
      ].join('\r\n'),
      { notation: { decimal: ',', dates: 'DD.MM.YYYY' } }
    )
    assert.deepEqual(again.counts, { imported: 1 })
    const invoice = await Invoice.query()
      .preload('lines')
      .preload('taxes')
      .preload('ofClient')
      .firstOrFail()
    // 83.325 → 83.33; 1083.38 × 19 % = 205.8422; 29.97 × 7 % = 2.0979
    assert.deepEqual(
      invoice.lines.map(({ netMinor }) => netMinor),
      [8333, 100005, 2997]
    )
    assert.deepEqual(
      invoice.taxes.map(({ rate, taxMinor }) => [rate, taxMinor]),
      [
        ['19', 20584],
        ['7', 210],
      ]
    )
    assert.deepEqual([invoice.taxInclusiveMinor, invoice.balanceMinor], [132_129, 132_129])
    assert.deepEqual(
      [invoice.source, invoice.poNumber, invoice.issuedOn, invoice.dueOn, invoice.sellerParty.name],
      ['csv', 'PO-1', '2026-11-02', '2026-12-02', 'Larkspur Studio LLP']
    )
    assert.deepEqual([invoice.ofClient.ref, invoice.ofClient.name], ['C-7', 'Käthe & Söhne'])
  })

  test('rows of a number that is spaced in two ways are one invoice', async ({ assert }) => {
    const job = await imported(
      file(row('A  1'), row('A 1'), row('A-2'), row('B 1'), row('A-3'), row('B  1'))
    )
    assert.deepEqual(job.counts, { imported: 3, refused: 2 })
    assert.deepEqual(await told(job), ['5 B 1 number: rows_apart', '7 B 1 number: rows_apart'])
    const spaced = await Invoice.query().where('number', 'A 1').preload('lines').firstOrFail()
    assert.lengthOf(spaced.lines, 2)
  })

  test('a client of whom nothing but a name is said is refused, not opened again and again', async ({
    assert,
  }) => {
    const head =
      'number,issued_on,currency,client_name,client_line1,client_city,client_email,line_name,unit_price'
    const bare = (number: string, who: string) =>
      `${number},2026-11-02,EUR,Bare Ltd,${who},Design,1`
    const job = await imported(
      [
        head,
        bare('A-1', ',,'),
        bare('A-2', 'Kai 7,Hamburg,'),
        bare('A-3', ',,a@bare.example'),
        '',
      ].join('\n')
    )
    assert.deepEqual(job.counts, { imported: 1, refused: 2 })
    assert.deepEqual(await told(job), [
      '2 A-1 client_name: client_unidentified',
      '3 A-2 client_name: client_unidentified',
    ])
  })

  test('sums are proved to the cent beyond what a number holds exactly', async ({ assert }) => {
    const large = { price: '499999999999.99', rate: '' }
    const many = Array.from({ length: 100 }, (_, index) => row(`A-${index}`, large))
    const first = await imported(file(...many))
    assert.isTrue(first.summary?.isProven)
    const again = await imported(file(row('B-1', { price: '0.01', rate: '' })))
    assert.isTrue(again.summary?.isProven)
    const most = Number.MAX_SAFE_INTEGER
    assert.deepEqual(totalsOf(again), [`EUR 100=${most} 1=2 1=2 101=${most}`])
    const { before, after } = await db.transaction((trx) => booksNowAndThen(trx, 100))
    assert.equal(after.of('EUR').sumMinor - before.of('EUR').sumMinor, 2n)
  })

  test('the same file again changes nothing, and its totals prove both runs', async ({
    assert,
  }) => {
    const text = file(
      row('A-1'),
      row('A-2', { client: 'C-2' }),
      row('A-3', { currency: 'INR', rate: '' })
    )
    const first = await imported(text)
    assert.deepEqual(first.counts, { imported: 3 })
    assert.deepEqual(totalsOf(first), [
      'EUR 0=0 2=47600 2=47600 2=47600',
      'INR 0=0 1=20000 1=20000 1=20000',
    ])
    assert.isTrue(first.summary?.isProven)

    const second = await imported(text)
    assert.deepEqual(second.counts, { unchanged: 3 })
    assert.deepEqual(totalsOf(second), [
      'EUR 2=47600 2=47600 0=0 2=47600',
      'INR 1=20000 1=20000 0=0 1=20000',
    ])
    assert.isTrue(second.summary?.isProven)
    const events = await AuditEvent.query().where('action', 'invoice.imported').orderBy('id')
    assert.deepEqual(
      events.map(({ details }) => details.number),
      ['A-1', 'A-2', 'A-3']
    )
    assert.deepEqual(
      events.map(({ details }) => details.clientOpened),
      [true, true, false]
    )
  })

  test('a bad row costs its own invoice, and what may be part of it; the others go in', async ({
    assert,
  }) => {
    const job = await imported(
      file(
        row('A-1'),
        row('A-2', { price: 'ten' }),
        row('A-3', { total: '237.99' }),
        row('A-4', { currency: 'XXX' }),
        row('A-5', { rate: '' }).replace('A-5', '=cmd|calc'),
        row('A-6').replace('Design', 'De"sign'),
        row('A-7'),
        row('A-8', { total: '238.00' }),
        row('A-1', { price: '7' }),
        row('A-9').replace('Design', 'a\u0000b')
      )
    )
    assert.deepEqual(await told(job), [
      '2 A-1 number: rows_apart',
      '3 A-2 unit_price: invalid',
      '4 A-3 total: total_differs',
      '5 A-4 currency: invalid',
      '6 =cmd|calc null: beside_unreadable',
      '7 null line_name: unreadable_row',
      '8 A-7 null: beside_unreadable',
      '10 A-1 number: rows_apart',
      '11 A-9 line_name: control_character',
    ])
    assert.deepEqual(await numbers(), ['A-8'])
    assert.deepEqual([job.counts.refused, job.done, job.total], [9, 10, 10])
  })

  test('all or nothing takes nothing when a row is bad, and all when none is', async ({
    assert,
  }) => {
    const bad = await imported(file(row('A-1'), row('A-2', { price: 'x' })), { atomic: true })
    assert.deepEqual([bad.state, bad.problem], ['failed', 'nothing_taken'])
    assert.deepEqual(await told(bad), ['3 A-2 unit_price: invalid'])
    assert.deepEqual(await numbers(), [])

    const good = await imported(file(row('A-1'), row('A-2')), { atomic: true })
    assert.deepEqual([good.state, good.counts], ['done', { imported: 2 }])
    assert.deepEqual(totalsOf(good), ['EUR 0=0 2=47600 2=47600 2=47600'])
    const many = Array.from(
      { length: 20_001 },
      (_, index) => `A-${index},2026-11-02,,EUR,,X,,D,1,1,,`
    )
    const large = await imported(file(...many), { atomic: true })
    assert.deepEqual([large.state, large.problem], ['failed', 'too_many_rows'])
  })

  test('a dry run tells what would happen and writes nothing', async ({ assert }) => {
    await imported(file(row('A-1'), row('A-2')))
    const text = file(row('A-1'), row('A-2', { price: '9' }), row('A-3'), row('A-4'))
    const job = await imported(text, { dryRun: true })
    assert.deepEqual(job.counts, { imported: 2, unchanged: 1, refused: 1 })
    assert.deepEqual(await told(job), ['3 A-2 number: number_taken'])
    assert.deepEqual(await numbers(), ['A-1', 'A-2'])
    assert.deepEqual(totalsOf(job), ['EUR 2=47600 4=73542 2=47600 2=47600'])
    assert.isNull(job.summary?.isProven)
    const real = await imported(text)
    assert.deepEqual(real.counts, job.counts)
  })

  test('clients that were there and that were opened are counted, in a dry run as well', async ({
    assert,
  }) => {
    await imported(file(row('A-1')))
    const text = file(
      row('A-2'),
      ...['A-3', 'A-4'].map((number) => row(number, { client: 'C-2' })),
      row('A-5', { client: 'C-3' })
    )
    for (const dryRun of [true, false]) {
      const { summary } = await imported(text, { dryRun })
      assert.deepEqual(summary?.clients, { found: 1, opened: 2 })
    }
    const again = await imported(text)
    assert.deepEqual(again.summary?.clients, { found: 0, opened: 0 })
  })

  test('an invoice whose rows stand apart is not taken without one of them', async ({ assert }) => {
    const text = file(row('A-1'), row('A-2'), row('A-1', { price: '7' }), row('A-3'), row('A-1'))
    const dry = await imported(text, { dryRun: true })
    const job = await imported(text)
    for (const one of [dry, job]) assert.deepEqual(one.counts, { imported: 2, refused: 3 })
    assert.deepEqual(await numbers(), ['A-2', 'A-3'])
    const rows = await BulkJobRow.query().where('job_id', job.id).orderBy('id')
    assert.deepEqual(
      rows.map(({ line, code }) => `${line} ${code}`),
      ['2 rows_apart', '4 rows_apart', '6 rows_apart']
    )
    assert.include(rows[0].message!, 'the lines 2, 4, 6 on: sort the file by number')
  })

  test('a batch of a dry run that is tried again says the same again', async ({ assert }) => {
    const documents = Array.from({ length: 101 }, (_, index) => ({
      ...{ format: 'invoice.v1', number: `A-${index % 100}`, issuedOn: '2026-11-02' },
      ...{ currency: 'EUR', client: { ref: 'C-1', name: 'Client C-1' } },
      lines: [{ name: 'Design', quantity: 2, unitPrice: '100.00', taxRate: 19 }],
    }))
    const opened = await bulkWorks.import_invoices!.open(
      {
        ...{ params: { ...CSV, format: 'json' }, fileName: null, dryRun: true, actor: tester },
        read: () => inOne(documents.map((one) => JSON.stringify(one)).join('\n')),
      },
      NOW
    )
    if (!opened.ok) throw new Error(opened.code)
    const run = opened.value
    const counts = []
    for (let cursor: string | null = null; ;) {
      const batch = await run.next(cursor, NOW)
      if (batch === null || 'ok' in batch) break
      const write = () => db.transaction((trx) => run.write(trx, batch.items, NOW))
      counts.push((await write()).counts, (await write()).counts)
      cursor = batch.cursor
    }
    assert.deepEqual(counts, [
      ...[{ imported: 100 }, { imported: 100 }],
      ...[{ unchanged: 1 }, { unchanged: 1 }],
    ])
  })

  test('clients who come with invoices and by themselves at once are opened once', async ({
    assert,
  }) => {
    const refs = Array.from({ length: 20 }, (_, index) => `N-${index}`)
    const [job] = await Promise.all([
      imported(file(...refs.map((client, index) => row(`A-${index}`, { client })))),
      ...refs.map((ref) => putClient({ ref }, { name: `Client ${ref}` }, tester, NOW)),
    ])
    assert.deepEqual([job.state, job.counts], ['done', { imported: 20 }])
    const [{ total }] = await db.from('clients').count('* as total')
    assert.equal(Number(total), 20)
  })

  test('cut off half-way, a second run of the same file brings the rest and nothing twice', async ({
    assert,
  }) => {
    const text = file(
      ...Array.from({ length: 230 }, (_, index) => row(`A-${index}`, { client: `C-${index % 7}` }))
    )
    const job = await started(text)
    let batches = 0
    const claimed = (await claimBulkJob(DateTime.utc()))!
    await runBulkJob(claimed, bulkWorks, {
      now: () => DateTime.utc(),
      isStopping: () => ++batches > 1,
    })
    await job.refresh()
    assert.deepEqual([job.state, job.counts], ['queued', { imported: 100 }])

    // Another process takes it up.
    await doBulkJobs()
    await job.refresh()
    assert.deepEqual([job.state, job.counts], ['done', { imported: 230 }])
    assert.deepEqual(totalsOf(job), ['EUR 0=0 230=5474000 230=5474000 230=5474000'])
    assert.isTrue(job.summary?.isProven)

    const cancelled = await started(text.replaceAll('A-', 'B-'))
    const own = (await claimBulkJob(DateTime.utc()))!
    let looks = 0
    await runBulkJob(
      own,
      {
        import_invoices: {
          open: async (order, now) => {
            const opened = await bulkWorks.import_invoices!.open(order, now)
            if (!opened.ok) return opened
            const { next } = opened.value
            opened.value.next = async (cursor, at) => {
              if (++looks === 1) await cancelBulkJob(cancelled, systemActor('test'), NOW)
              return next.call(opened.value, cursor, at)
            }
            return opened
          },
        },
      },
      { now: () => DateTime.utc(), isStopping: () => false }
    )
    await cancelled.refresh()
    assert.deepEqual([cancelled.state, cancelled.counts], ['cancelled', { imported: 100 }])
    const rerun = await imported(text.replaceAll('A-', 'B-'))
    assert.deepEqual(rerun.counts, { unchanged: 100, imported: 130 })
    assert.lengthOf(await numbers(), 460)
    const [{ total }] = await db.from('clients').count('* as total')
    assert.equal(Number(total), 7)
  })

  test('a client that is known is found, and a new one is opened once with its account', async ({
    assert,
  }) => {
    await openTestClient({ ref: 'C-1', name: 'Known before' })
    const job = await imported(
      file(
        row('A-1'),
        row('A-2', { client: 'N-1' }),
        row('A-3', { client: 'N-1' }),
        row('A-4', { client: 'N-2' })
      )
    )
    assert.deepEqual(job.counts, { imported: 4 })
    const clients = await db.from('clients').orderBy('id').select('ref', 'name')
    assert.deepEqual(
      clients.map(({ ref, name }) => `${ref} ${name}`),
      ['C-1 Known before', 'N-1 Client N-1', 'N-2 Client N-2']
    )
    const accounts = await db
      .from('memberships')
      .join('accounts', 'accounts.id', 'account_id')
      .orderBy('memberships.id')
      .select('email', 'role', 'state')
    assert.deepEqual(
      accounts.slice(1).map(({ email, role, state }) => `${email} ${role} ${state}`),
      ['n-1@harbour.example owner not_invited', 'n-2@harbour.example owner not_invited']
    )
    const [{ total }] = await db.from('outbox_mails').count('* as total')
    assert.equal(Number(total), 0)
  })

  test('who asks for it is told of each invoice, or invited to them', async ({ assert }) => {
    const job = await imported(file(row('A-1'), row('A-2'), row('A-3', { client: 'C-2' })), {
      notify: true,
    })
    assert.deepEqual(job.counts, { imported: 3 })
    const mails = await db.from('outbox_mails').orderBy('to_email').select('kind', 'to_email')
    assert.deepEqual(
      mails.map(({ kind, to_email }) => `${kind} ${to_email}`),
      ['invite c-1@harbour.example', 'invite c-2@harbour.example']
    )
  })

  test('JSON brings the same invoice: the file of the other form is unchanged', async ({
    assert,
  }) => {
    await imported(file(row('A-1', { total: '238' })))
    const document = {
      format: 'invoice.v1',
      number: 'A-1',
      issuedOn: '2026-11-02',
      dueOn: '2026-12-02',
      currency: 'EUR',
      client: { ref: 'C-1', name: 'Client C-1', email: 'c-1@harbour.example' },
      lines: [{ name: 'Design', quantity: 2, unitPrice: '100.00', taxRate: 19 }],
    }
    const bad = { ...document, number: 'A-2', discount: 3, lines: [{ name: 'Design', price: 1 }] }
    const job = await imported(`${JSON.stringify(document)}\n${JSON.stringify(bad)}\n{nothing}\n`, {
      format: 'json',
    })
    assert.deepEqual(job.counts, { unchanged: 1, refused: 2 })
    assert.deepEqual(await told(job), [
      '2 A-2 discount: unknown_field',
      '2 A-2 lines[0].price: unknown_field',
      '3 null null: not_json',
    ])
  })

  test('a file that is none ends the job with the reason', async ({ assert }) => {
    const job = await imported('a,b\n1,2\n')
    assert.deepEqual([job.state, job.problem], ['failed', 'unreadable_file'])
    assert.deepEqual(job.problemDetails, {
      line: 1,
      column: 'number',
      reason: 'no-header',
      message:
        'The first line must name the columns. Missing: number, issued_on, currency, client_name, line_name, unit_price.',
    })
    const other = await imported(`${HEAD},seller\n${row('A-1')},Nobody Ltd\n`)
    assert.deepEqual(await told(other), ['2 A-1 seller: unknown_seller'])
  })

  test('lines, however many there are, are numbered and searched', async ({ assert }) => {
    const rows = Array.from({ length: 700 }, (_, index) =>
      row('A-1').replace('Design', `Part ${index}`)
    )
    const job = await imported(file(...rows))
    assert.deepEqual(job.counts, { imported: 1 })
    assert.deepEqual(
      await InvoiceLine.query()
        .max('position as most')
        .first()
        .then((one) => Number(one?.$extras.most)),
      700
    )
  })
})
