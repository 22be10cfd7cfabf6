import { test } from '@japa/runner'
import Invoice from '#models/invoice'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/people'
import { adminRequest, staffToken } from '#tests/support/staff_api'

test.group('Admin API: what an invoice comes to while it is written', (group) => {
  let token = ''
  group.setup(() => truncate())
  group.setup(() => openPortal())
  group.setup(async () => {
    token = await staffToken('manager')
  })

  const preview = (body: unknown) =>
    adminRequest('POST', '/invoice-previews', {
      token,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })

  test('lines, tax by rate and totals are those of an import, and nothing is kept', async ({
    assert,
  }) => {
    const { status, body } = await preview({
      currency: 'EUR',
      lines: [
        { name: 'Lamps', quantity: '3', unitPrice: '0.335', taxRate: '19' },
        { name: 'Books', unitPrice: 100, taxRate: '7' },
        { name: 'Discount', unitPrice: '-10.00', taxRate: '19.0' },
        { name: 'Stamps', unitPrice: '1.55' },
      ],
    })
    assert.equal(status, 200)
    const minor = (money: { amountMinor: number }) => money.amountMinor
    assert.deepEqual(
      body.data.lines.map(({ net }: { net: { amountMinor: number } }) => minor(net)),
      [101, 10000, -1000, 155]
    )
    assert.deepEqual(
      body.data.taxes.map((tax: { rate: string; tax: { amountMinor: number } }) => [
        tax.rate,
        minor(tax.tax),
      ]),
      [
        ['19', -171],
        ['7', 700],
        [null, 0],
      ]
    )
    assert.deepEqual(
      [body.data.totals.net, body.data.totals.tax, body.data.totals.due].map(minor),
      [9256, 529, 9785]
    )
    assert.isNull(await Invoice.first())
  })

  test('what is no number, too much or not there is refused with its place', async ({ assert }) => {
    const refusals = [
      [{ currency: 'EUR', lines: [{ name: 'x', unitPrice: '1,5' }] }, 'lines[0].unitPrice'],
      [{ currency: 'XXY', lines: [{ name: 'x', unitPrice: '1' }] }, 'currency'],
      [
        { currency: 'EUR', lines: [{ name: 'x', unitPrice: '1', colour: 'red' }] },
        'lines[0].colour',
      ],
      [{ currency: 'EUR', lines: [] }, null],
      [{ currency: 'EUR', lines: 'x' }, 'lines'],
      [
        { currency: 'EUR', lines: [{ name: 'x', quantity: '9e9', unitPrice: '1' }] },
        'lines[0].quantity',
      ],
      [{ currency: 'EUR', lines: [{ name: 'x', unitPrice: '9'.repeat(15) }] }, null],
    ] as const
    for (const [document, column] of refusals) {
      const { status, body } = await preview(document)
      assert.deepEqual([status, body.type.split('/').pop()], [422, 'invoice-refused'])
      assert.equal(body.problems[0].column, column, JSON.stringify(body.problems))
    }
    assert.equal((await preview([])).status, 400)
  })
})
