import { test } from '@japa/runner'
import { presentInvoice } from '#domain/documents/present_invoice'
import { taxScheme } from '#domain/documents/tax_scheme'
import { aLine, aPlainInvoice, anInvoice, t } from './fixtures.js'

test.group('Present invoice', () => {
  test('{currency} in {locale} is written {due}')
    .with([
      { currency: 'INR', locale: 'en-IN', minor: 23_033_200, due: '₹2,30,332.00' },
      { currency: 'JPY', locale: 'en-GB', minor: 480_000, due: 'JP¥480,000' },
      { currency: 'KWD', locale: 'en-GB', minor: 1_234_567, due: 'KWD 1,234.567' },
      { currency: 'EUR', locale: 'de-DE', minor: 119_000, due: '1.190,00 €' },
      { currency: 'EUR', locale: 'ar-EG', minor: 119_000, due: '1,190.00 €' },
      {
        currency: 'USD',
        locale: 'en-US',
        minor: Number.MAX_SAFE_INTEGER,
        due: '$90,071,992,547,409.91',
      },
    ])
    .run(({ assert }, { currency, locale, minor, due }) => {
      const { value } = presentInvoice(aPlainInvoice(1, { currency, locale }, minor), t).due
      assert.equal(
        value.replace(/[\u00a0\u200f]/g, (char) => (char === '\u00a0' ? ' ' : '')),
        due
      )
    })

  test('a negative amount has a minus, not a hyphen', ({ assert }) => {
    const lines = [aLine(1, { quantity: '-2', unitPrice: '0.125', netMinor: -25 })]
    const [row] = presentInvoice(anInvoice({ lines }), t).lines.rows
    assert.includeMembers(
      row.map(({ text }) => text),
      ['−2', '0.125', '−0.25']
    )
  })

  test('quantities and prices keep every decimal that they have', ({ assert }) => {
    const line = { quantity: '0.333333333333', unitPrice: '12345678901234567.891' }
    const [row] = presentInvoice(anInvoice({ locale: 'en-GB', lines: [aLine(1, line)] }), t).lines
      .rows
    assert.includeMembers(
      row.map(({ text }) => text),
      ['0.333333333333', '12,345,678,901,234,567.891']
    )
  })

  test('units have their words, and unknown ones stay', ({ assert }) => {
    const quantities = [
      ['1', 'DAY', '1 day'],
      ['2.5', 'DAY', '2.5 days'],
      ['3', 'C62', '3'],
      ['3', 'XYZ', '3 XYZ'],
      ['3', null, '3'],
    ] as const
    for (const [quantity, unit, printed] of quantities) {
      const [row] = presentInvoice(anInvoice({ lines: [aLine(1, { quantity, unit })] }), t).lines
        .rows
      assert.equal(row[2].text, printed)
    }
  })

  test('totals go from the sum of lines to the amount due', ({ assert }) => {
    const invoice = anInvoice({
      taxScheme: 'vat',
      adjustments: [
        { kind: 'allowance', reason: 'Loyalty', amountMinor: 1_000, percent: '10' },
        { kind: 'charge', reason: null, amountMinor: 500, percent: null },
      ],
      taxes: [
        {
          category: 'S',
          rate: '19.00',
          taxableMinor: 9_500,
          taxMinor: 1_805,
          exemptionReason: null,
          components: [],
        },
      ],
      totals: {
        linesMinor: 10_000,
        allowancesMinor: 1_000,
        chargesMinor: 500,
        taxExclusiveMinor: 9_500,
        taxMinor: 1_805,
        taxInclusiveMinor: 11_305,
        prepaidMinor: 2_000,
        roundingMinor: -5,
        dueMinor: 9_300,
      },
    })
    const { totals, taxes } = presentInvoice(invoice, t)

    assert.deepEqual(
      totals.map(({ label, value }) => `${label}: ${value}`),
      [
        'Sum of lines: 100.00',
        'Loyalty (10%): −10.00',
        'Extra charge: 5.00',
        'Taxable amount: 95.00',
        'VAT: 18.05',
        'Total: ₹113.05',
        'Already paid: −20.00',
        'Rounding: −0.05',
      ]
    )
    assert.deepEqual(
      taxes?.table.rows.map((row) => row.map(({ text }) => text)),
      [['19%', '95.00', '18.05']]
    )
  })

  test('several rates get a sum; what is not taxed says why', ({ assert }) => {
    const tax = { taxableMinor: 1_000, components: [] }
    const { taxes } = presentInvoice(
      anInvoice({
        taxes: [
          { ...tax, category: 'S', rate: '7', taxMinor: 70, exemptionReason: null },
          { ...tax, category: 'AE', rate: '0', taxMinor: 0, exemptionReason: 'Article 196' },
        ],
      }),
      t
    )
    assert.deepEqual(
      taxes?.table.rows.map((row) => row.map(({ text }) => text)),
      [
        ['7%', '10.00', '0.70'],
        ['Reverse charge', '10.00', '0.00'],
        ['Total', '20.00', '0.70'],
      ]
    )
    assert.deepEqual(taxes?.reasons, ['Article 196'])
  })

  test('the highlighted line says {label} for {$i}')
    .with([
      { due: 100, kind: 'invoice', dueOn: '2026-11-08', label: 'To pay by 8 Nov' },
      { due: 100, kind: 'invoice', dueOn: '2027-01-02', label: 'To pay by 2 Jan 2027' },
      { due: 100, kind: 'invoice', dueOn: null, label: 'To pay' },
      { due: 0, kind: 'invoice', dueOn: '2026-11-08', label: 'Nothing to pay' },
      { due: -100, kind: 'invoice', dueOn: null, label: 'In your favour' },
      { due: 100, kind: 'credit_note', dueOn: null, label: 'In your favour' },
    ] as const)
    .run(({ assert }, { due, kind, dueOn, label }) => {
      const sheet = presentInvoice(aPlainInvoice(1, { kind, dueOn }, due), t)
      assert.equal(sheet.due.label, label)
      assert.notInclude(sheet.due.value, '−')
      assert.equal(sheet.payOnline !== null, kind === 'invoice' && due > 0)
    })

  test('a credit note of money that went back says so, and promises no credit', ({ assert }) => {
    const note = aPlainInvoice(1, { kind: 'credit_note', isRefunded: true, dueOn: null }, 150_000)
    assert.equal(presentInvoice(note, t).due.label, 'Refunded to you')
  })

  test('columns without anything in them are left out', ({ assert }) => {
    const headings = (sheet: ReturnType<typeof presentInvoice>) =>
      sheet.lines.columns.map(({ heading }) => heading)

    assert.deepEqual(headings(presentInvoice(anInvoice(), t)), [
      ...['#', 'Description', 'HSN/SAC', 'Quantity', 'Price', 'GST', 'Net, INR'],
    ])
    assert.deepEqual(headings(presentInvoice(aPlainInvoice(1), t)), [
      ...['#', 'Description', 'Quantity', 'Price', 'Net, INR'],
    ])
  })

  test('a line shows its own discount and the quantity its price is for', ({ assert }) => {
    const line = aLine(1, {
      unitPrice: '12',
      priceBaseQuantity: '100',
      adjustments: [{ kind: 'allowance', reason: null, amountMinor: 150, percent: '5' }],
    })
    const [row] = presentInvoice(aPlainInvoice(1, { lines: [line] }), t).lines.rows
    assert.deepEqual(row[1].below, ['Discount (5%): −1.50'])
    assert.equal(row[3].text, '12.00 per 100')
  })

  test('a colour that is none does not reach the template', ({ assert }) => {
    const branding = { name: 'X', colour: 'red; } body', logoPng: null }
    assert.equal(presentInvoice(anInvoice({ branding }), t).brand.colour, '#2f4fa3')
  })

  test('a malformed locale, currency or date throws', ({ assert }) => {
    assert.throws(() => presentInvoice(anInvoice({ locale: 'not a locale' }), t))
    assert.throws(() => presentInvoice(anInvoice({ currency: 'XXL' }), t))
    assert.throws(() => presentInvoice(anInvoice({ issuedOn: '25.10.2026' }), t))
  })

  test('the tax is called what it is called where the seller is', ({ assert }) => {
    assert.deepEqual(['IN', 'AU', 'DE', 'US', null].map(taxScheme), [
      ...(['gst_in', 'gst', 'vat', 'tax', 'tax'] as const),
    ])
  })
})
