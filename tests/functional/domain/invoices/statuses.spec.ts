import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { invoiceTabs, tabConditions, tabParams } from '#domain/invoices/invoice_filter'
import Invoice from '#models/invoice'
import { truncate } from '#tests/support/database'
import { invoiceFor } from '#tests/support/portal_world'

const TODAY = '2026-06-15'

test.group('Invoice statuses in SQL', (group) => {
  group.each.setup(() => truncate())

  test('each invoice is in the tab of the status it has in code, and in no other', async ({
    assert,
  }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const cases = [
      {},
      { due_on: '2026-06-14' },
      { due_on: TODAY },
      { due_on: null },
      { paid_minor: 5_000, balance_minor: 7_000 },
      { pending_minor: 12_000 },
      { pending_minor: 11_999, due_on: '2026-01-01' },
      { paid_minor: 12_000, balance_minor: 0 },
      { refunded_minor: 12_000, credited_minor: 12_000, balance_minor: 0 },
      { refunded_minor: 2_000, paid_minor: 10_000, credited_minor: 2_000, balance_minor: 0 },
      { state: 'void', voided_at: DateTime.utc().toISO() },
    ]
    const fresh = {
      state: 'issued',
      due_on: '2026-07-01',
      balance_minor: 12_000,
      paid_minor: 0,
      credited_minor: 0,
      refunded_minor: 0,
      pending_minor: 0,
      voided_at: null,
    }
    for (const facts of cases) {
      await Invoice.query()
        .where('id', invoice.id)
        .update({ ...fresh, ...facts })
      const { name } = (await Invoice.findOrFail(invoice.id)).statusOn(TODAY, 'utc')
      const expected =
        name === 'overdue' ? ['unpaid', 'overdue'] : [name === 'due' ? 'unpaid' : name]

      const tabs = []
      for (const tab of invoiceTabs.filter((one) => one !== 'all')) {
        const found = await Invoice.query().whereRaw(tabConditions[tab], tabParams(tab, TODAY))
        if (found.length > 0) tabs.push(tab)
      }
      assert.sameMembers(tabs, expected, JSON.stringify(facts))
    }
  })
})
