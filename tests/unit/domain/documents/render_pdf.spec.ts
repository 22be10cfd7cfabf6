import { createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import { presentInvoice } from '#domain/documents/present_invoice'
import { presentReceipt } from '#domain/documents/present_receipt'
import { closeRenderer, renderPdf } from '#domain/documents/render_pdf'
import { RenderError } from '#domain/documents/render_error'
import { aPlainInvoice, aReceipt, anInvoice, t } from './fixtures.js'
import { aPng, fontsOf, pagesOf, spokenTexts, structureOf, textOf, xmpOf } from './pdf_reader.js'

const run = promisify(execFile)
const invoice = presentInvoice(anInvoice(), t)

test.group('Render PDF', (group) => {
  group.teardown(() => closeRenderer())

  test('the text holds number, parties, lines, taxes and totals', async ({ assert }) => {
    const text = await textOf(await renderPdf('invoice', invoice))

    for (const line of anInvoice().lines) assert.include(text, line.name)
    assert.include(text, 'Tax invoice LS-2026-0187')
    assert.include(text, 'GSTIN 29AAFCK7730Q1Z4')
    assert.include(text, '14 images 450.00 18% 6,300.00')
    assert.include(text, '18% 1,77,400.00 15,966.00 15,966.00 31,932.00')
    assert.include(text, 'Total ₹2,30,332.00')
    assert.include(text, 'To pay by 8 Nov ₹2,30,332.00')
    assert.include(text, 'https://pay.larkspur.example/portal/invoice/7kq2vXw9')
    assert.include(text, 'Page 1 of 1')
  })

  test('a receipt says who paid what, when and for which invoices', async ({ assert }) => {
    const text = await textOf(await renderPdf('receipt', presentReceipt(aReceipt(), t)))

    assert.include(text, 'Receipt R-2026-0093')
    assert.include(text, 'Amount paid ₹1,80,332.00')
    assert.match(text, /Paid on 5 Nov 2026, 2:32 pm IST/)
    assert.include(text, 'Reference pay_QkX81mD2vT7rLz')
    assert.match(text, /LS-2026-0187\s?, Autumn packaging and launch print/)
    assert.include(text, '2,30,332.00 1,00,000.00 1,30,332.00')
    assert.include(text, 'Left to pay after this payment ₹1,00,000.00')
  })

  test('every page repeats the head of the table and counts the pages', async ({ assert }) => {
    const sheet = presentInvoice(aPlainInvoice(100), t)
    const pages = await pagesOf(await renderPdf('invoice', sheet))

    assert.isAbove(pages.length, 2)
    for (const [index, page] of pages.slice(0, -1).entries()) {
      assert.include(page, '# Description Quantity Price Net, INR')
      assert.include(page, `Page ${index + 1} of ${pages.length}`)
      if (index > 0) assert.include(page, 'Invoice LS-2026-0187, Larkspur Studio')
    }
    assert.include(pages.join(' '), '100 Item 100 1 100.00 100.00')
  })

  test('a long tax breakdown goes on over the pages', async ({ assert }) => {
    const taxes = Array.from({ length: 60 }, (_, rate) => ({
      category: 'S',
      rate: `${rate}.5`,
      taxableMinor: 1_000 + rate,
      taxMinor: 10,
      exemptionReason: null,
      components: [],
    }))
    const pdf = await renderPdf('invoice', presentInvoice(aPlainInvoice(3, { taxes }), t))
    const text = await textOf(pdf)
    for (const { rate } of taxes) assert.include(text, `${rate}%`)
  })

  test('is PDF/A-3a: archival, tagged, titled, in its language', async ({ assert }) => {
    const pdf = await renderPdf('invoice', invoice)
    const xmp = await xmpOf(pdf)

    assert.equal(xmp.part, '3')
    assert.equal(xmp.conformance, 'A')
    assert.equal(xmp.title, 'Tax invoice LS-2026-0187, Larkspur Studio')
    assert.match(xmp.created, /^2026-10-25/)
    assert.equal(xmp.language, 'en-IN')
    const roles = await structureOf(pdf)
    for (const role of ['H1', 'H2', 'Table', 'THead', 'TH', 'TD', 'Link']) {
      assert.include(roles, role)
    }
  })

  test('also meets PDF/UA-1, with a logo and over several pages')
    .with([
      { name: 'an invoice', render: () => ['invoice', withLogo()] as const },
      {
        name: 'a long one',
        render: () => ['invoice', presentInvoice(aPlainInvoice(90), t)] as const,
      },
      {
        name: 'a credit note',
        render: () => ['invoice', presentInvoice(anInvoice({ kind: 'credit_note' }), t)] as const,
      },
      { name: 'a receipt', render: () => ['receipt', presentReceipt(aReceipt(), t)] as const },
    ])
    .run(async ({ assert }, { render }) => {
      const [template, sheet] = render()
      const pdf = await renderPdf(template, sheet, { standard: 'ua-1' })
      assert.equal(pdf.toString('latin1', 0, 5), '%PDF-')
    })

  test('embeds its fonts, for Devanagari too, and none of the machine', async ({ assert }) => {
    const buyer = { ...anInvoice().buyer, name: 'केस्ट्रेल बे कॉफ़ी प्राइवेट लिमिटेड' }
    const vedic = 'क\u1cd0'
    const invoiceInHindi = anInvoice({ buyer, note: vedic })
    const pdf = await renderPdf('invoice', presentInvoice(invoiceInHindi, t))

    const fonts = fontsOf(pdf)
    assert.isTrue(fonts.every(({ isEmbedded }) => isEmbedded))
    for (const { name } of fonts) assert.match(name, /^[A-Z]{6}\+NotoSans(Devanagari)?-/)
    assert.isTrue(fonts.some(({ name }) => name.includes('NotoSans-SemiBold')))
    assert.isTrue(fonts.some(({ name }) => name.includes('NotoSansDevanagari-Regular')))
    // Syllables whose glyphs stand in another order than their letters carry their text along.
    const spoken = spokenTexts(pdf)
    assert.isTrue(spoken.some((text) => text.includes('लि')))
    assert.notInclude(await textOf(pdf), '\ufffd')
  })

  test('the same document is the same bytes in two processes', async ({ assert }) => {
    const script = fileURLToPath(new URL('./print_digest.ts', import.meta.url))
    const loader = import.meta.resolve('@poppinss/ts-exec')
    const digest = async () => {
      const { stdout } = await run(process.execPath, ['--import', loader, script])
      return stdout.trim()
    }
    const [first, second] = [await digest(), await digest()]
    const here = createHash('sha256').update(await renderPdf('invoice', invoice))

    assert.match(first, /^[0-9a-f]{64}$/)
    assert.equal(second, first)
    assert.equal(here.digest('hex'), first)
  }).timeout(60_000)

  test('documents set at once do not mix, logos included', async ({ assert }) => {
    const logos = [aPng(4, 4), null, aPng(400, 40), aPng(40, 400)]
    const sheets = Array.from({ length: 16 }, (_, index) => ({
      ...presentInvoice(anInvoice({ number: `N-${index}` }), t),
      logoPng: logos[index % logos.length],
    }))
    const pdfs = await Promise.all(sheets.map((sheet) => renderPdf('invoice', sheet)))
    for (const [index, pdf] of pdfs.entries()) {
      assert.include(await textOf(pdf), `Tax invoice N-${index} `)
    }
  })

  test('refuses more work than may wait, and recovers', async ({ assert }) => {
    const sheet = presentInvoice(aPlainInvoice(1), t)
    const results = await Promise.allSettled(
      Array.from({ length: 120 }, () => renderPdf('invoice', sheet))
    )
    const refused = results.filter((result) => result.status === 'rejected')
    assert.isNotEmpty(refused)
    for (const { reason } of refused) {
      assert.instanceOf(reason, RenderError)
      assert.equal(reason.code, 'busy')
    }
    await assert.doesNotReject(() => renderPdf('invoice', sheet))
  })

  test('gives up after the limit with a clear error, and recovers', async ({ assert }) => {
    const error = await renderPdf('invoice', invoice, { limitMs: 1 }).catch((reason) => reason)

    assert.instanceOf(error, RenderError)
    assert.equal(error.code, 'timeout')
    await assert.doesNotReject(() => renderPdf('invoice', invoice))
  })

  test('a logo that is no PNG is a clear error', async ({ assert }) => {
    const sheet = { ...invoice, logoPng: new TextEncoder().encode('<svg onload="alert(1)"/>') }
    const error = await renderPdf('invoice', sheet).catch((reason) => reason)

    assert.equal(error.code, 'failed')
    assert.include(error.message, 'The logo is no PNG')
  })

  test('starts again after it was closed', async ({ assert }) => {
    await closeRenderer()
    await closeRenderer()
    await assert.doesNotReject(() => renderPdf('invoice', invoice))
  })
})

function withLogo() {
  return { ...invoice, logoPng: aPng(32, 32) }
}
