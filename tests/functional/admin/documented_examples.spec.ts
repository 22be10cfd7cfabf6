import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import Invoice from '#models/invoice'
import { truncate } from '#tests/support/database'
import { reportFor } from '#tests/support/money_records'
import { ledgerNow } from '#tests/support/payment_world'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { serverUrl, staffToken } from '#tests/support/staff_api'

const run = promisify(execFile)

/** The shell examples of docs/api.md, and what each answers; the first sets what the others use. */
async function examples(): Promise<string[]> {
  const text = await readFile('docs/api.md', 'utf8')
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, code]) => code)
}

test.group('docs/api.md', (group) => {
  group.each.setup(() => truncate())

  test('every example does what it says, as it stands', async ({ assert }) => {
    await openPortal()
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: paid } = await invoiceFor('Kestrel', { number: 'A-2' })
    const payment = await paidOffline(paid, 20_000)
    const { invoice: open } = await invoiceFor('Kestrel', { number: 'A-3' })
    const { invoice: reported } = await invoiceFor('Kestrel', { number: 'A-4' })
    const report = await reportFor(await Invoice.findOrFail(reported.id))
    const ids = {
      PORTAL_TOKEN: await staffToken('owner'),
      CLIENT: client.publicId,
      INVOICE: invoice.publicId,
      PAYMENT: payment.publicId,
      REPORT: report.publicId,
    }

    const [setup, ...rest] = await examples()
    const answers = []
    for (const example of rest) {
      const isCredit = example.includes('credit-allocations')
      const script = `${setup.replace('http://localhost:3333', serverUrl())}\n${example}`
      const { stdout } = await run('sh', ['-euc', script], {
        env: { PATH: process.env.PATH, ...ids, ...(isCredit && { INVOICE: open.publicId }) },
      })
      for (const answer of stdout.trim().split(/(?<=\})(?=\{)/)) answers.push(JSON.parse(answer))
    }

    const failed = answers.filter((answer) => answer.data === undefined)
    assert.deepEqual(failed, [])
    assert.isAtLeast(answers.length, rest.length)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 3, refunds: 1 })
    await Promise.all([invoice, open, reported].map((one) => one.refresh()))
    assert.deepEqual(
      [invoice, open, reported].map(({ balanceMinor }) => balanceMinor),
      [0, 11_000, 0]
    )
  }).timeout(60_000)
})
