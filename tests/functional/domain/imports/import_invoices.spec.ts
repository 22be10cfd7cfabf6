import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { currencyExponent } from '#domain/money/currency'
import { parseDecimal } from '#domain/money/decimal'
import {
  importInvoice,
  importInvoices,
  type ImportOptions,
  type ImportOutcome,
} from '#domain/imports/import_invoices'
import { systemActor } from '#domain/shared/actor'
import Invoice from '#models/invoice'
import { truncate } from '#tests/support/database'
import { NO_REAL_DATA, withoutRealData } from '#tests/support/real_data'
import { amountDueIn, realFiles } from '#tests/unit/domain/imports/real_files'
import { ublText, type UblChoices } from '#tests/unit/domain/imports/ubl_text'

/**
 * Real files that are refused in a database that holds the earlier ones: each bears the number
 * that its seller has used in another of these files, with other content.
 */
const SAME_NUMBER = 'number_taken'

/** Written by an import, or by none. */
const TABLES = [
  'sellers',
  'clients',
  'accounts',
  'memberships',
  'invoices',
  'invoice_lines',
  'invoice_taxes',
  'invoice_adjustments',
  'invoice_files',
  'audit_events',
  'outbox_mails',
]

const options: Omit<ImportOptions, 'fileName'> = {
  actor: systemActor('test'),
  now: DateTime.fromISO('2026-11-22T09:00:00Z', { zone: 'utc' }),
}

function importText(choices: UblChoices = {}, fileName = 'invoice.xml'): Promise<ImportOutcome> {
  return importInvoice(Buffer.from(ublText(choices)), { ...options, fileName })
}

async function imported(choices: UblChoices = {}) {
  const outcome = await importText(choices)
  if (outcome.outcome !== 'imported') throw new Error(JSON.stringify(outcome))
  return outcome
}

async function rowCounts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of TABLES) {
    const [{ total }] = await db.from(table).count('* as total')
    counts[table] = Number(total)
  }
  return counts
}

async function countOf(table: string): Promise<number> {
  const counts = await rowCounts()
  return counts[table]
}

function problemCodes(outcome: ImportOutcome): string[] {
  return outcome.outcome === 'refused' ? outcome.problems.map((problem) => problem.code) : []
}

test.group('Importing real e-invoices', (group) => {
  group.each.setup(() => truncate())

  for (const { name, syntax, read } of realFiles) {
    test(`${syntax}/${name} goes into an empty database, and again, and changes nothing`, async ({
      assert,
    }) => {
      const bytes = read()
      const first = await importInvoice(bytes, { ...options, fileName: name })
      if (first.outcome !== 'imported') throw new Error(JSON.stringify(first))

      const invoice = await Invoice.findOrFail(first.invoice.id)
      const stated = parseDecimal(amountDueIn(bytes.toString()), currencyExponent(invoice.currency))
      if (stated === null) throw new Error('BT-115 is no amount')
      assert.equal(invoice.dueMinor, stated)
      const owed = invoice.kind === 'credit_note' ? -stated : stated
      assert.equal(invoice.balanceMinor, Math.max(owed, 0))
      assert.equal(invoice.creditLeftMinor, Math.max(-owed, 0))

      const file = await db.from('invoice_files').where('invoice_id', invoice.id).firstOrFail()
      assert.isTrue(Buffer.from(file.bytes).equals(bytes))
      const before = await rowCounts()
      assert.containsSubset(before, {
        sellers: 1,
        clients: 1,
        accounts: 1,
        memberships: 1,
        invoices: 1,
        outbox_mails: 0,
      })

      const second = await importInvoice(bytes, { ...options, fileName: `copy of ${name}` })
      assert.equal(second.outcome, 'unchanged')
      assert.deepEqual(await rowCounts(), before)
    })
  }

  test('all of them go into one database, but for numbers that repeat with other content', async ({
    assert,
  }) => {
    const outcomes = await importInvoices(
      realFiles.map((file) => ({ name: file.name, bytes: file.read() })),
      options
    )
    for (const outcome of outcomes.filter((one) => one.outcome === 'refused')) {
      assert.deepEqual(problemCodes(outcome), [SAME_NUMBER])
    }
    const count = outcomes.filter((one) => one.outcome === 'imported').length
    assert.equal(await countOf('invoices'), count)
    assert.isAbove(count, 15)

    const before = await rowCounts()
    const again = await importInvoices(
      realFiles.map((file) => ({ name: file.name, bytes: file.read() })),
      options
    )
    assert.equal(again.filter((one) => one.outcome === 'unchanged').length, count)
    assert.deepEqual(await rowCounts(), before)
  })
    .skip(withoutRealData, NO_REAL_DATA)
    .timeout(60_000)
})

test.group('Importing an invoice', (group) => {
  group.each.setup(() => truncate())

  test('writes the document with everything it is made of', async ({ assert }) => {
    const { invoice, client, clientOpened } = await imported({
      buyer: { name: 'Kestrel Bay', vat: 'DE 222 222 222', email: 'Accounts@Kestrelbay.example' },
      lines: [
        { net: 10_000, rate: 20 },
        { net: -1_000, rate: 5 },
      ],
      adjustments: [
        { kind: 'allowance', amount: 500, rate: 20 },
        { kind: 'charge', amount: 250, rate: 5 },
      ],
      prepaid: 1_000,
      rounding: 3,
    })
    assert.isTrue(clientOpened)
    assert.equal(client.taxNumber, 'DE222222222')
    const stored = await Invoice.query()
      .where('id', invoice.id)
      .preload('lines')
      .preload('taxes')
      .preload('adjustments')
      .firstOrFail()
    assert.containsSubset(stored.$attributes, {
      linesMinor: 9_000,
      allowancesMinor: 500,
      chargesMinor: 250,
      taxExclusiveMinor: 8_750,
      prepaidMinor: 1_000,
      roundingMinor: 3,
      state: 'issued',
      issuedOn: '2026-03-01',
      dueOn: '2026-03-31',
    })
    assert.equal(stored.balanceMinor, stored.dueMinor)
    assert.deepEqual(
      stored.lines.map((line) => [line.position, line.netMinor, line.taxRate]),
      [
        [1, 10_000, '20'],
        [2, -1_000, '5'],
      ]
    )
    assert.lengthOf(stored.taxes, 2)
    assert.deepEqual(
      stored.adjustments.map((one) => [one.kind, one.amountMinor]),
      [
        ['allowance', 500],
        ['charge', 250],
      ]
    )
    const membership = await db.from('memberships').where('client_id', client.id).firstOrFail()
    assert.equal(membership.state, 'not_invited')
    const account = await db.from('accounts').where('id', membership.account_id).firstOrFail()
    assert.equal(account.email, 'accounts@kestrelbay.example')
    const audit = await db.from('audit_events').orderBy('id').select('action')
    assert.deepEqual(
      audit.map((row) => row.action),
      ['client.opened', 'invoice.imported']
    )
  })

  test('a negative amount due and a credit note are credit, nothing is asked', async ({
    assert,
  }) => {
    const negative = await imported({ number: 'N-1', lines: [{ net: -10_000, rate: 20 }] })
    const note = await imported({ number: 'C-1', root: 'CreditNote' })
    for (const { invoice } of [negative, note]) {
      assert.containsSubset(invoice.$attributes, {
        payableMinor: -12_000,
        balanceMinor: 0,
        creditLeftMinor: 12_000,
      })
    }
    assert.equal(note.invoice.dueMinor, 12_000)
  })

  test('an altered file under a known number is refused and writes nothing', async ({ assert }) => {
    await imported()
    const before = await rowCounts()
    const outcome = await importText({ lines: [{ net: 20_000, rate: 20 }] })
    assert.deepEqual(problemCodes(outcome), ['number_taken'])
    assert.equal(outcome.outcome === 'refused' && outcome.problems[0].rule, 'BT-1')
    assert.deepEqual(await rowCounts(), before)
    const kept = await Invoice.firstOrFail()
    assert.equal(kept.dueMinor, 12_000)
  })

  test('the same number of another seller is another invoice', async ({ assert }) => {
    await imported()
    await imported({ seller: { name: 'Other Ltd', vat: 'FR333' } })
    assert.equal(await countOf('invoices'), 2)
  })

  test('what the reader refuses writes nothing and names file, place and rule', async ({
    assert,
  }) => {
    const text = ublText().replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$1999.00')
    const outcome = await importInvoice(Buffer.from(text), { ...options, fileName: 'wrong.xml' })
    assert.equal(outcome.fileName, 'wrong.xml')
    assert.deepEqual(problemCodes(outcome), ['arithmetic'])
    assert.isTrue(Object.values(await rowCounts()).every((count) => count === 0))
  })

  test('a buyer is found again by reference, by tax number and by endpoint', async ({ assert }) => {
    const { client } = await imported({
      buyer: { name: 'Buyer', id: '10202', vat: 'DE 2', endpoint: '5790000436057' },
    })
    const again: UblChoices['buyer'][] = [
      { name: 'Renamed', id: '10202' },
      { name: 'Renamed', vat: 'de2' },
      { name: 'Renamed', endpoint: '5790000436057' },
    ]
    for (const [index, buyer] of again.entries()) {
      const outcome = await imported({ number: `A-${index}`, buyer })
      assert.equal(outcome.client.id, client.id)
      assert.isFalse(outcome.clientOpened)
    }
    assert.equal(client.name, 'Buyer')
    assert.equal(await countOf('accounts'), 1)
  })

  test('another seller’s customer number is somebody else’s', async ({ assert }) => {
    const first = await imported({ buyer: { name: 'Odin', id: '10202', email: 'a@odin.example' } })
    const seller = { name: 'Other Ltd', vat: 'FR333' }
    const buyer = { name: 'Loki', id: '10202', email: 'b@loki.example' }
    const second = await imported({ seller, buyer })
    assert.notEqual(second.client.id, first.client.id)
    assert.isNull(second.client.ref)

    const third = await imported({ seller, buyer, number: 'T-2' })
    assert.equal(third.client.id, second.client.id)
  })

  test('two tax numbers are two clients, whatever else agrees', async ({ assert }) => {
    const first = await imported({ buyer: { name: 'B', id: '1', vat: 'DE1', endpoint: '9' } })
    const second = await imported({
      number: 'T-2',
      buyer: { name: 'B', id: '1', vat: 'DE2', endpoint: '9' },
    })
    assert.notEqual(second.client.id, first.client.id)
  })

  test('a buyer with nothing but name and address is not opened twice', async ({ assert }) => {
    const buyer = { name: 'Private Person', email: 'p@example.org' }
    const first = await imported({ buyer })
    const second = await imported({ number: 'T-2', buyer })
    assert.equal(second.client.id, first.client.id)
    const other = await imported({ number: 'T-3', buyer: { ...buyer, email: 'q@example.org' } })
    assert.notEqual(other.client.id, first.client.id)
  })

  test('a client that staff made is found by its reference', async ({ assert }) => {
    const { client } = await imported({ buyer: { name: 'Odin', vat: 'DE1' } })
    await client.merge({ ref: 'C-7' }).save()
    const outcome = await imported({ number: 'T-2', buyer: { name: 'Odin', id: 'C-7' } })
    assert.equal(outcome.client.id, client.id)
  })

  test('many at once: one document, one client, one seller', async ({ assert }) => {
    const same = await Promise.all(Array.from({ length: 6 }, () => importText()))
    assert.sameMembers(
      same.map((one) => one.outcome),
      ['imported', ...Array.from({ length: 5 }, () => 'unchanged')]
    )
    const buyer = { name: 'Fresh', vat: 'DE9' }
    const numbers = Array.from({ length: 6 }, (_, index) => `M-${index}`)
    const others = await Promise.all(
      numbers.map((number, index) =>
        importText({ number, buyer, seller: { name: `Seller ${index}`, vat: `SE${index}` } })
      )
    )
    assert.isTrue(others.every((one) => one.outcome === 'imported'))
    assert.containsSubset(await rowCounts(), { invoices: 7, clients: 2, accounts: 2, sellers: 7 })
  }).timeout(30_000)

  test('a failure half-way leaves nothing behind', async ({ assert }) => {
    // The audit log asks who it was: once for the client, then for the invoice, the last row of all.
    let asked = 0
    const actor = Object.defineProperty({ ...options.actor }, 'personal', {
      get() {
        if (++asked === 2) throw new Error('out of order')
        return null
      },
    })
    const failing = { ...options, actor, fileName: 'a.xml' }
    await assert.rejects(() => importInvoice(Buffer.from(ublText()), failing), 'out of order')
    assert.isTrue(Object.values(await rowCounts()).every((count) => count === 0))
    await imported()
  })

  test('thousands of lines are one transaction', async ({ assert }) => {
    const lines = Array.from({ length: 3_000 }, () => ({ net: 101, rate: 20 }))
    const { invoice } = await imported({ lines })
    assert.equal(invoice.linesMinor, 303_000)
    assert.equal(await countOf('invoice_lines'), 3_000)
  }).timeout(30_000)

  test('a file name is kept without its folders and without what could do harm', async ({
    assert,
  }) => {
    await importText({}, '..\\..\\etc/\u001b[2Jsome "in\nvoice.xml')
    const file = await db.from('invoice_files').firstOrFail()
    assert.equal(file.file_name, '[2Jsome invoice.xml')
  })

  test('mails nobody unless asked, and then who is not invited gets an invite', async ({
    assert,
  }) => {
    const buyer = { name: 'Buyer', vat: 'DE1', email: 'p@example.org' }
    const { client } = await imported({ buyer })
    assert.equal(await countOf('outbox_mails'), 0)

    const notify = (number: string) =>
      importInvoice(Buffer.from(ublText({ number, buyer })), {
        ...options,
        fileName: 'n',
        notify: true,
      })
    await notify('T-2')
    const invite = await db.from('outbox_mails').firstOrFail()
    assert.equal(invite.kind, 'invite')

    await notify('T-3')
    assert.equal(await countOf('outbox_mails'), 1)

    await db.from('memberships').where('client_id', client.id).update({ state: 'active' })
    await notify('T-4')
    const news = await db.from('outbox_mails').orderBy('id', 'desc').firstOrFail()
    assert.equal(news.kind, 'new_invoice')
    assert.equal(JSON.parse(news.params).number, 'T-4')
  })
})
