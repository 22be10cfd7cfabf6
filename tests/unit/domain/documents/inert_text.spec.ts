import fc from 'fast-check'
import { test } from '@japa/runner'
import { presentInvoice } from '#domain/documents/present_invoice'
import { closeRenderer, renderPdf } from '#domain/documents/render_pdf'
import { aLine, anInvoice, t } from './fixtures.js'
import { pagesOf, piecesOutside, textOf } from './pdf_reader.js'
import type { InvoiceDocument } from '#domain/documents/invoice_document'

/** The text in every place that holds free text. */
function invoiceSaying(text: string): InvoiceDocument {
  const party = { name: text, addressLines: [text], identifiers: [{ label: text, value: text }] }
  const reason = { kind: 'charge' as const, reason: text, amountMinor: 1, percent: '5' }
  return anInvoice({
    branding: { name: text, colour: text, logoPng: null },
    number: text,
    title: text,
    poNumber: text,
    buyerReference: text,
    contractReference: text,
    projectReference: text,
    precedingInvoices: [text, text],
    placeOfSupply: text,
    contact: text,
    seller: party,
    buyer: party,
    lines: [
      aLine(1, {
        position: text,
        name: text,
        description: text,
        note: text,
        classification: text,
        unit: text,
        adjustments: [reason],
      }),
    ],
    adjustments: [reason],
    taxes: [
      {
        category: 'S',
        rate: '19',
        taxableMinor: 1,
        taxMinor: 1,
        exemptionReason: text,
        components: [{ name: text, amountMinor: 1 }],
      },
    ],
    note: text,
    paymentTerms: text,
    payOnlineUrl: 'https://pay.larkspur.example/portal/invoice/7kq2vXw9',
    bankAccounts: [{ id: text, name: text, bank: text }],
    contactLine: text,
  })
}

const render = async (text: string) => renderPdf('invoice', presentInvoice(invoiceSaying(text), t))

test.group('Documents: inert text', (group) => {
  group.teardown(() => closeRenderer())

  test('{$self} is printed as it is')
    .with([
      '#import "house.typ"',
      '#panic("x")',
      '#read("/etc/passwd")',
      '$x^2$',
      '*bold* _it_',
      '= Heading',
      'a \\ b',
      '@ref <label>',
      '`raw`',
      '// no comment',
      '/* nor this */',
      '"quoted" \'so\'',
      'a -- b --- c ...',
      '{page} {{braces}}',
      '~ [x] (y)',
    ])
    .run(async ({ assert }, text) => {
      assert.include(await textOf(await render(text)), `Your order ${text.slice(0, 4)}`)
      const [page] = await pagesOf(
        await renderPdf('invoice', presentInvoice(anInvoice({ note: text }), t))
      )
      assert.include(page, `Notes ${text}`)
    })

  test('what no font has is replaced, and the rest stays: {$self}')
    .with(['Tōkyō 東京', 'party 🎉👨‍👩‍👧🇮🇳', 'עברית abc', 'العربية abc', 'ไทย', '\u{1d54f}\ue000'])
    .run(async ({ assert }, text) => {
      assert.include(await textOf(await render(text)), '\ufffd')
    })

  test('Greek, Cyrillic and accented Latin are printed', async ({ assert }) => {
    const note = 'Ελλάδα Україна Łódź Zürich'
    const [page] = await pagesOf(await renderPdf('invoice', presentInvoice(anInvoice({ note }), t)))
    assert.include(page, note)
  })

  test('controls and marks of direction disappear', async ({ assert }) => {
    const note = 'pay\u0000\u0007 \u202e00.1\u202c\u2066x\u2069 \ufeffnow\u001b[31m\ud800'
    const text = await textOf(await renderPdf('invoice', presentInvoice(anInvoice({ note }), t)))
    assert.include(text, 'Notes pay 00.1x now[31m')
  })

  test('words of 10,000 letters stay inside the page', async ({ assert }) => {
    const word = 'W'.repeat(10_000)
    const { buyer } = anInvoice()
    const lines = [aLine(1, { name: word, classification: word.slice(0, 500) })]
    const invoice = anInvoice({ lines, note: word, buyer: { ...buyer, name: word } })
    const pdf = await renderPdf('invoice', presentInvoice(invoice, t))

    const pages = await pagesOf(pdf)
    assert.isAbove(pages.length, 3)
    assert.equal(await piecesOutside(pdf), 0)
  })

  test('an empty text everywhere is no error', async ({ assert }) => {
    await assert.doesNotReject(() => render(''))
    await assert.doesNotReject(() => render(' \n '))
  })

  test('any text at all gives a document', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(fc.integer({ min: 0x900, max: 0x97f }), { maxLength: 40 }).map(toText),
      fc.array(fc.integer({ min: 0x300, max: 0x36f }), { maxLength: 40 }).map(toText),
      fc.array(fc.integer({ min: 0x2000, max: 0x2fff }), { maxLength: 40 }).map(toText),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map(toText)
    )
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        await render(text)
      }),
      { numRuns: 60 }
    )
  }).timeout(60_000)
})

function toText(points: number[]): string {
  return String.fromCodePoint(...points)
}
