import { unitName } from '#domain/documents/unit_name'
import { paragraphs } from '#domain/documents/present_sheet'
import { cell, type Cell, type Table } from '#domain/documents/sheet'
import type { DocumentFormats } from '#domain/documents/document_formats'
import type { Translate } from '#domain/documents/document_parts'
import type {
  DocumentAdjustment,
  DocumentLine,
  InvoiceDocument,
} from '#domain/documents/invoice_document'

/** Letters of name and description together that still fit on one line of the column. */
const ONE_LINE = 52

/**
 * The table of lines. Columns that would be empty in every row are left out.
 */
export function presentLines(
  invoice: InvoiceDocument,
  formats: DocumentFormats,
  t: Translate
): Table {
  const { lines, taxScheme, currency } = invoice
  const classified = lines.some((line) => line.classification !== null)
  const taxed = invoice.taxes.length > 0
  const code = taxScheme === 'gst_in' ? 'documents.lines.hsn_sac' : 'documents.lines.code'

  return {
    columns: [
      { heading: t('documents.lines.position'), kind: 'index' },
      { heading: t('documents.lines.description'), kind: 'main' },
      ...(classified ? [{ heading: t(code), kind: 'text' as const }] : []),
      { heading: t('documents.lines.quantity'), kind: 'number' },
      { heading: t('documents.lines.price'), kind: 'number' },
      ...(taxed ? [{ heading: t(`documents.tax.${taxScheme}`), kind: 'number' as const }] : []),
      { heading: t('documents.lines.net', { currency }), kind: 'number' },
    ],
    rows: lines.map((line) => [
      cell(line.position),
      presentItem(line, formats, t),
      ...(classified ? [cell(line.classification ?? '')] : []),
      cell(quantityOf(line, formats, t)),
      cell(priceOf(line, formats, t)),
      ...(taxed ? [cell(taxRateOf(line.taxCategory, line.taxRate, formats, t))] : []),
      cell(formats.amount(line.netMinor)),
    ]),
    summed: false,
  }
}

/**
 * "18%", or for what is not taxed at a rate, why: "Exempt".
 */
export function taxRateOf(
  category: string,
  rate: string | null,
  formats: DocumentFormats,
  t: Translate
): string {
  const unrated = ['E', 'AE', 'K', 'G', 'O']
  if (unrated.includes(category)) return t(`documents.category.${category}`)
  return rate === null ? '' : formats.percent(rate)
}

/** "Loyalty discount (10%)" */
export function adjustmentLabel(
  adjustment: DocumentAdjustment,
  formats: DocumentFormats,
  t: Translate
): string {
  const reason = adjustment.reason ?? t(`documents.adjustment.${adjustment.kind}`)
  if (adjustment.percent === null) return reason
  return t('documents.adjustment.at', { reason, percent: formats.percent(adjustment.percent) })
}

export function signedMinor(adjustment: DocumentAdjustment): number {
  return adjustment.kind === 'allowance' ? -adjustment.amountMinor : adjustment.amountMinor
}

function presentItem(line: DocumentLine, formats: DocumentFormats, t: Translate): Cell {
  const texts = [...paragraphs(line.description), ...paragraphs(line.note)]
  const isShort = texts.length === 1 && line.name.length + texts[0].length <= ONE_LINE
  const adjustments = line.adjustments.map((adjustment) =>
    t('documents.adjustment.line', {
      label: adjustmentLabel(adjustment, formats, t),
      amount: formats.amount(signedMinor(adjustment)),
    })
  )
  return cell(line.name, {
    aside: isShort ? texts[0] : null,
    below: isShort ? adjustments : [...texts, ...adjustments],
  })
}

function quantityOf(line: DocumentLine, formats: DocumentFormats, t: Translate): string {
  const unit = unitName(line.unit, line.quantity, t)
  return `${formats.quantity(line.quantity)} ${unit}`.trim()
}

function priceOf(line: DocumentLine, formats: DocumentFormats, t: Translate): string {
  const price = formats.price(line.unitPrice)
  if (line.priceBaseQuantity === null || Number(line.priceBaseQuantity) === 1) return price
  return t('documents.lines.price_per', {
    price,
    quantity: formats.quantity(line.priceBaseQuantity),
  })
}
