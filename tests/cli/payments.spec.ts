import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import type Client from '#models/client'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import Refund from '#models/refund'
import { doBulkJobs } from '#tests/support/bulk_jobs'
import { heldPayment } from '#tests/support/held_world'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { NOW, tester } from '#tests/support/people'
import { invoiceFor, paidOffline, signedIn } from '#tests/support/portal_world'
import { jsonLines, PortalCli, withoutTerminal } from '#tests/support/portal_cli'
import { reconcileRefundsAfter, sentBack } from '#tests/support/refund_steps'
import { Relay } from '#tests/support/relay'
import { staffToken } from '#tests/support/staff_api'
import { tellTransfer } from '#tests/support/transfer_steps'

const HOSTILE = '\u001b[2J\u202e evil'
const RECORD = [
  ...['payments', 'record', '--client', 'C-1', '--method', 'cash', '--paid-on', '2026-11-20'],
]

test.group('portal payments', (group) => {
  eachWithOpenPortal(group)
  let cli: PortalCli
  let client: Client
  let invoice: Invoice
  group.each.setup(async () => {
    cli = new PortalCli(await staffToken('manager'))
    const made = await invoiceFor('Kestrel', { number: 'A-1' })
    client = await made.client.merge({ ref: 'C-1' }).save()
    invoice = made.invoice
    return () => cli.remove()
  })

  const failed = (stderr: string) => JSON.parse(stderr).error
  const record = (...more: string[]) => cli.run([...RECORD, ...more])

  test('money is recorded for invoices and as credit, once, however often the command runs', async ({
    assert,
  }) => {
    const args = ['--amount', '130.50 EUR', '--invoice', 'A-1=100', '--reference', 'RF 18', '--yes']
    const dry = await record(...args, '--dry-run')
    assert.deepInclude(jsonLines(dry.stdout)[0], {
      outcome: 'would-record',
      amount: { amountMinor: 13_050, currency: 'EUR' },
      invoices: [{ id: invoice.publicId, amountMinor: 10_000 }],
    })
    assert.lengthOf(await Payment.all(), 0)

    const first = await record(...args)
    assert.equal(first.status, 0, first.stderr)
    const again = await record(...args)
    const [made, same] = [first, again].map(({ stdout }) => jsonLines(stdout)[0])
    assert.deepEqual([made.outcome, same.outcome], ['recorded', 'recorded-before'])
    assert.equal(same.id, made.id)
    assert.deepInclude(made, { unapplied: { amountMinor: 3050, currency: 'EUR' } })
    assert.lengthOf(await Payment.all(), 1)

    const other = await record('--amount', '130.50 EUR', '--again', '--yes', '--no-notify')
    assert.equal(jsonLines(other.stdout)[0].outcome, 'recorded')
    assert.lengthOf(await Payment.all(), 2)
    assert.containsSubset(await ledgerNow(), { faults: [], receipts: 1 })
  }).timeout(60_000)

  test('as much as an invoice asks is taken when no amount is said; a rerun is told what there is', async ({
    assert,
  }) => {
    const first = await record('--amount', '200 EUR', '--invoice', invoice.publicId, '--yes')
    const [{ allocations, unapplied }] = jsonLines(first.stdout)
    assert.deepEqual([allocations[0].amount.amountMinor, unapplied.amountMinor], [12_000, 8_000])
    const again = await record('--amount', '200 EUR', '--invoice', invoice.publicId, '--yes')
    const { code, message } = failed(again.stderr)
    assert.equal(code, 'recorded-before')
    assert.match(message, /recorded already about that day: \S+\./)
    assert.lengthOf(await Payment.all(), 1)
  }).timeout(60_000)

  test('an answer that is lost: a rerun is no second payment, whatever the balance is by then', async ({
    assert,
  }) => {
    const relay = await Relay.start()
    relay.lost = /^POST .*\/payments$/
    const env = { PORTAL_URL: relay.url }
    // More than half of what is asked: the second run would find less than the first one sent.
    const args = ['--amount', '100 EUR', '--invoice', 'A-1', '--yes']
    const lost = await cli.run([...RECORD, ...args], { env })
    assert.equal(failed(lost.stderr).code, 'connection-lost')
    assert.lengthOf(await Payment.all(), 1)
    for (const more of [[], ['--dry-run'], ['--paid-on', '2026-11-21']]) {
      const rerun = await record(...args, ...more)
      assert.deepEqual([rerun.status, failed(rerun.stderr).code], [1, 'recorded-before'])
      assert.match(failed(rerun.stderr).hint, /payments list --client C-1.*--again/)
    }
    assert.lengthOf(await Payment.all(), 1)

    // With every share said it is told, and the mail makes no second payment of it.
    const said = ['--amount', '8 EUR', '--invoice', 'A-1=8', '--yes', '--again']
    const unsure = await cli.run([...RECORD, ...said], { env })
    assert.match(failed(unsure.stderr).hint, /with --again does it once more/)
    const first = await record('--amount', '5 EUR', '--invoice', 'A-1=5', '--yes')
    assert.equal(first.status, 0, first.stderr)
    const mute = await record('--amount', '5 EUR', '--invoice', 'A-1=5', '--yes', '--no-notify')
    assert.deepEqual([mute.status, failed(mute.stderr).code], [1, 'recorded-before'])
    assert.lengthOf(await Payment.all(), 3)
  }).timeout(60_000)

  test('without a day it is today where the company is, wherever the laptop is', async ({
    assert,
  }) => {
    // Eleven hours behind UTC, and a laptop that is fourteen ahead: never on the same day.
    await changeSetting('company', { timeZone: 'Pacific/Pago_Pago' }, tester, NOW)
    const args = ['payments', 'record', '--client', 'C-1', '--method', 'cash', '--dry-run']
    const today = () => DateTime.now().setZone('Pacific/Pago_Pago').toISODate()
    const before = today()
    const run = await cli.run([...args, '--amount', '7 EUR'], { env: { TZ: 'Pacific/Kiritimati' } })
    assert.equal(run.status, 0, run.stderr)
    assert.include([before, today()], jsonLines(run.stdout)[0].paidOn)
  })

  test('without a day, what was recorded the day before is not recorded again unasked', async ({
    assert,
  }) => {
    const yesterday = DateTime.now().setZone('Asia/Kolkata').minus({ days: 1 }).toISODate()!
    const args = ['payments', 'record', '--client', 'C-1', '--method', 'cash', '--yes']
    const one = await cli.run([...args, '--amount', '7 EUR', '--paid-on', yesterday])
    assert.equal(one.status, 0, one.stderr)
    const after = await cli.run([...args, '--amount', '7 EUR'])
    assert.equal(failed(after.stderr).code, 'recorded-before')
    const other = await cli.run([...args, '--amount', '7 EUR', '--again'])
    assert.equal(other.status, 0, other.stderr)
    assert.lengthOf(await Payment.all(), 2)
  }).timeout(60_000)

  test('a part of a credit counts once, however often the command runs', async ({ assert }) => {
    await record('--amount', '50 EUR', '--yes')
    const [{ receiptNumber }] = await Payment.all()
    const allocate = ['credit', 'allocate', 'C-1', '--from', receiptNumber, '--invoice', 'A-1']
    const ran = async (...more: string[]) => {
      const { stdout, stderr } = await cli.run([...allocate, ...more, '--yes'])
      return jsonLines(stdout)[0]?.outcome ?? failed(stderr).code
    }
    assert.equal(await ran('--amount', '10'), 'allocated')
    assert.equal(await ran('--amount', '10'), 'allocated-before')
    assert.equal(await ran('--amount', '10.00 EUR'), 'allocated-before')
    assert.equal((await invoice.refresh()).balanceMinor, 11_000)
    assert.equal(await ran('--amount', '10', '--again'), 'allocated')
    assert.equal(await ran(), 'allocated')
    assert.equal(await ran(), 'no-credit')
    assert.equal((await invoice.refresh()).balanceMinor, 7_000)
  }).timeout(60_000)

  test('wrong amounts, clients, invoices and days are refused before anything is sent', async ({
    assert,
  }) => {
    const cases: [string[], number, string][] = [
      [['--amount', '1.180 EUR', '--yes'], 2, 'usage'],
      [['--amount', '1180', '--yes'], 2, 'usage'],
      [['--amount', '1.005 EUR', '--yes'], 2, 'usage'],
      [['--amount', '0 EUR', '--yes'], 2, 'usage'],
      [['--amount', '10 XYZ', '--yes'], 1, 'invalid-input'],
      [['--amount', '10 EUR', '--client', HOSTILE, '--yes'], 1, 'unknown-client'],
      [['--amount', '10 EUR', '--invoice', 'B-9', '--yes'], 1, 'unknown-invoice'],
      [['--amount', '10 EUR', '--invoice', 'A-1=20', '--yes'], 1, 'shares-do-not-fit'],
      [['--amount', '500 EUR', '--invoice', 'A-1=400', '--yes'], 1, 'shares-do-not-fit'],
      [['--amount', '10 USD', '--invoice', 'A-1', '--yes'], 1, 'shares-do-not-fit'],
      [['--amount', '10 EUR', '--paid-on', '20.11.2026', '--yes'], 2, 'usage'],
      [['--amount', '10 EUR', '--paid-on', '2099-01-01', '--yes'], 1, 'invalid-input'],
      [['--amount', '10 EUR'], 2, 'confirmation-needed'],
    ]
    for (const [args, status, code] of cases) {
      const result = await record(...args)
      assert.deepEqual([result.status, failed(result.stderr).code], [status, code], args.join(' '))
      assert.notInclude(result.stdout + result.stderr, '\u001b')
    }
    assert.lengthOf(await Payment.all(), 0)
  }).timeout(120_000)

  test('payments are listed by filter, shown by receipt with hostile text made harmless', async ({
    assert,
  }) => {
    await client.merge({ name: HOSTILE }).save()
    const payment = await paidOffline(invoice, 5_000)
    const { receiptNumber } = payment
    const listed = await cli.run(['payments', 'list', '--client', 'C-1', '--state', 'received'])
    assert.deepEqual(
      jsonLines(listed.stdout).map((one) => one.receiptNumber),
      [receiptNumber]
    )
    const none = await cli.run(['payments', 'list', '--to', '2001-01-01'])
    assert.deepEqual([none.status, none.stdout], [0, ''])

    const shown = await cli.run(['payments', 'show', receiptNumber])
    assert.deepInclude(jsonLines(shown.stdout)[0].client, { name: HOSTILE })
    assert.notInclude(shown.stdout, '\u001b')
    const lost = await cli.run(['payments', 'show', 'R-none'])
    assert.deepEqual([lost.status, failed(lost.stderr).code], [1, 'unknown-payment'])

    const file = join(cli.home, 'receipt.pdf')
    const written = await cli.run(['payments', 'receipt', payment.publicId, '-o', file])
    assert.equal(written.status, 0, written.stderr)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(readFileSync(file).subarray(0, 5).toString(), '%PDF-')
  }).timeout(60_000)

  test('a refund whose answer is lost goes back once when the command runs again', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'razorpay', { number: 'P-1' })
    const relay = await Relay.start()
    relay.lost = /^POST .*\/refunds$/
    const args = [
      ...['payments', 'refund', payment.receiptNumber, '--amount', '45 EUR'],
      ...['--reason', 'Two boxes', '--still-owed', '--yes'],
    ]
    const cut = await cli.run(args, { env: { PORTAL_URL: relay.url } })
    assert.equal(cut.status, 1)
    assert.equal(failed(cut.stderr).code, 'connection-lost')
    assert.match(failed(cut.stderr).hint, /Run the same command again/)
    assert.equal(sentBack(world), 4_500)

    for (let run = 0; run < 2; run++) {
      const { status, stdout } = await cli.run(args)
      assert.equal(status, 0)
      assert.deepInclude(jsonLines(stdout)[0], { outcome: 'requested-before', state: 'done' })
    }
    assert.equal(sentBack(world), 4_500)
    assert.lengthOf(await Refund.all(), 1)

    const more = await cli.run([...args, '--again'])
    assert.deepInclude(jsonLines(more.stdout)[0], { outcome: 'requested', state: 'done' })
    const all = [
      'payments',
      'refund',
      payment.publicId,
      '--reason',
      'Rest',
      '--credit-note',
      '--yes',
    ]
    const rest = await cli.run(all)
    assert.equal(jsonLines(rest.stdout)[0].amount.amountMinor, 3_000)
    const over = await cli.run(all)
    assert.equal(failed(over.stderr).code, 'nothing-left')
    assert.equal(sentBack(world), 12_000)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 3 })
  }).timeout(120_000)

  test('one that the gateway does not answer at first is followed until it does', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'razorpay', { number: 'P-1' })
    const { faults } = world.sandbox.control
    faults.add({ gateway: 'razorpay', kind: 'reset_before', times: 1_000 })
    const relay = await Relay.start()
    const args = ['payments', 'refund', payment.receiptNumber, '--reason', 'x', '--still-owed']
    const following = cli.run([...args, '--yes'], { env: { PORTAL_URL: relay.url } })
    await relay.more(4)
    assert.deepInclude((await Refund.firstOrFail()).$attributes, { state: 'unknown' })
    faults.clear()
    await reconcileRefundsAfter(world, 5)
    const { status, stdout } = await following
    assert.equal(status, 0)
    assert.deepInclude(jsonLines(stdout)[0], { outcome: 'requested', state: 'done' })
    assert.equal(sentBack(world), 12_000)

    const neither = await cli.run(args.slice(0, -1))
    assert.deepEqual([neither.status, failed(neither.stderr).code], [2, 'usage'])
  }).timeout(60_000)

  test('held money is kept, credit is allocated, a told transfer is confirmed: each once', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const held = await heldPayment(world.sandbox, '150.00')
    const waits = await cli.run(['attention'])
    assert.include(JSON.stringify(jsonLines(waits.stdout)[0].groups), held.id)

    const decision = ['payments', 'accept', held.id, '--note', 'fine', '--yes']
    const kept = await cli.run(decision)
    assert.equal(kept.status, 0, kept.stderr)
    assert.deepEqual((await cli.run(decision)).stdout, kept.stdout)

    await held.client.merge({ ref: 'C-9' }).save()
    const credit = await cli.run(['credit', 'list', 'C-9'])
    const [{ payments }] = jsonLines(credit.stdout)
    assert.equal(payments[0].left.amountMinor, 3_000)
    const next = await invoiceFor('Kestrel', { number: 'A-2' })
    await Invoice.query().where('id', next.invoice.id).update({ client_id: held.client.id })
    const allocate = ['credit', 'allocate', 'C-9', '--from', payments[0].receiptNumber]
    const done = await cli.run([...allocate, '--invoice', 'A-2', '--yes'])
    assert.deepInclude(jsonLines(done.stdout)[0], {
      outcome: 'allocated',
      creditLeft: { amountMinor: 0, currency: 'EUR' },
    })
    const twice = await cli.run([...allocate, '--invoice', 'A-2', '--yes'])
    assert.equal(failed(twice.stderr).code, 'no-credit')

    const told = await invoiceFor('Larch', { number: 'T-1' })
    const browser = await signedIn(told.client)
    await tellTransfer(browser, told.invoice)
    const pending = await cli.run(['transfers', 'list', '--state', 'pending'])
    const [{ id }] = jsonLines(pending.stdout)
    const confirmed = await cli.run(['transfers', 'confirm', id, '--amount', '100.00', '--yes'])
    assert.equal(confirmed.status, 0, confirmed.stderr)
    assert.equal(jsonLines(confirmed.stdout)[0].payment.amount.amountMinor, 10_000)
    const late = await cli.run(['transfers', 'reject', id, '--reason', 'no', '--yes'])
    assert.equal(late.status, 1)
    assert.containsSubset(await ledgerNow(), { faults: [] })
  }).timeout(120_000)

  test('reconciling follows a job, or asks about one attempt; events are listed and replayed', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup)
    const { payment } = await paidThrough(world, 'razorpay', { number: 'P-1' })
    await world.sandbox.control.quiet()
    await payment.load('intent')
    const one = await cli.run(['payments', 'reconcile', payment.intent!.publicId])
    assert.deepInclude(jsonLines(one.stdout)[0], { state: 'succeeded' })
    const nobody = await cli.run(['payments', 'reconcile', 'A'.repeat(22)])
    assert.deepEqual([nobody.status, failed(nobody.stderr).code], [1, 'not-found'])

    const worked = async (args: string[]) => {
      const relay = await Relay.start()
      const running = cli.run(args, { env: { PORTAL_URL: relay.url } })
      await relay.more(1)
      await doBulkJobs()
      return running
    }
    const all = await worked(['payments', 'reconcile', '--all'])
    assert.equal(all.status, 0, all.stderr)
    assert.deepInclude(jsonLines(all.stdout).at(-1).job, { counts: { unchanged: 1 } })

    const listed = await cli.run(['events', 'list', '--gateway', 'razorpay'])
    const events = jsonLines(listed.stdout)
    assert.isAbove(events.length, 0)
    const shown = await cli.run(['events', 'show', events[0].id])
    assert.equal(jsonLines(shown.stdout)[0].body.encoding, 'utf8')
    const replayed = await worked(['events', 'replay', '--since', '2h', '--gateway', 'razorpay'])
    assert.equal(jsonLines(replayed.stdout).at(-1).job.done, events.length)
    const rejected = await cli.run(['events', 'list', '--rejected'])
    assert.deepEqual(jsonLines(rejected.stdout).at(-1), { counts: { razorpay: 0, paypal: 0 } })
    for (const args of [[], ['--since', 'soon'], [events[0].id, '--since', '2h']]) {
      const { status, stderr } = await cli.run(['events', 'replay', ...args])
      assert.deepEqual([status, failed(stderr).code], [2, 'usage'])
    }
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1 })
  }).timeout(120_000)

  test('on a terminal: what will happen, a question, and no is no', async ({ assert }) => {
    const args = [
      ...['payments', 'record', '--client', 'C-1', '--amount', '130.00 EUR', '--method', 'cash'],
      ...['--paid-on', DateTime.utc().minus({ days: 1 }).toISODate(), '--invoice', 'A-1'],
    ]
    const env = { NO_COLOR: '1' }
    const no = await cli.onTerminal(args, { env, stdin: 'n\n' })
    assert.equal(no.status, 1)
    assert.include(no.stdout, 'Counts for  A-1: 120.00 EUR of 120.00 EUR')
    assert.include(no.stdout, 'Credit      10.00 EUR')
    assert.include(no.stdout, 'Record 130.00 EUR? [y/N]')
    assert.lengthOf(await Payment.all(), 0)

    const yes = await cli.onTerminal([...args, '--no-notify', '--yes'], { env })
    assert.equal(yes.status, 0)
    assert.match(yes.stdout, /✓ Recorded as \S+\. Nobody is mailed\./)
    const shown = await cli.onTerminal(['payments', 'list'], { env })
    assert.match(shown.stdout, /RECEIPT +CLIENT +AMOUNT +STATE/)
    assert.include(shown.stdout, '130.00 EUR')
    const [payment] = await Payment.all()
    const one = await cli.onTerminal(['payments', 'show', payment.receiptNumber], { env })
    assert.match(one.stdout, /COUNTS TOWARDS +AMOUNT/)
  })
    .timeout(60_000)
    .skip(withoutTerminal, 'No `script` here.')
})
