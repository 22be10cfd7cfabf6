import { adjustmentLabel, signedMinor, taxRateOf } from '#domain/documents/present_invoice_lines'
import { cell, type InvoiceSheet, type Labelled, type Total } from '#domain/documents/sheet'
import type { DocumentFormats } from '#domain/documents/document_formats'
import type { Translate } from '#domain/documents/document_parts'
import type { InvoiceDocument } from '#domain/documents/invoice_document'

/**
 * The tax breakdown (BG-23), with a column per component where there are any (CGST, SGST).
 */
export function presentTaxes(
  { taxes, taxScheme }: InvoiceDocument,
  formats: DocumentFormats,
  t: Translate
): InvoiceSheet['taxes'] {
  if (taxes.length === 0) return null

  const names = componentNames(taxes)
  const amounts = (row: { taxable: number; parts: number[]; tax: number }) =>
    [row.taxable, ...row.parts, row.tax].map((minor) => cell(formats.amount(minor)))

  const rows = taxes.map((tax) => [
    cell(taxRateOf(tax.category, tax.rate, formats, t)),
    ...amounts({
      taxable: tax.taxableMinor,
      parts: names.map((name) => componentMinor([tax], name)),
      tax: tax.taxMinor,
    }),
  ])
  if (taxes.length > 1) {
    const total = amounts({
      taxable: sum(taxes.map((tax) => tax.taxableMinor)),
      parts: names.map((name) => componentMinor(taxes, name)),
      tax: sum(taxes.map((tax) => tax.taxMinor)),
    })
    rows.push([cell(t('documents.taxes.total')), ...total])
  }

  const numbers = [t('documents.taxes.taxable'), ...names, t('documents.taxes.tax')]
  return {
    heading: t('documents.taxes.heading', { tax: t(`documents.tax.${taxScheme}`) }),
    table: {
      columns: [
        { heading: t('documents.taxes.rate'), kind: 'main' },
        ...numbers.map((heading) => ({ heading, kind: 'number' as const })),
      ],
      rows,
      summed: taxes.length > 1,
    },
    reasons: Array.from(new Set(taxes.flatMap((tax) => tax.exemptionReason ?? []))),
  }
}

/**
 * From the sum of the lines (BT-106) down to what was paid before (BT-113) and rounding (BT-114).
 */
export function presentTotals(
  invoice: InvoiceDocument,
  formats: DocumentFormats,
  t: Translate
): Total[] {
  const { totals, adjustments, taxes } = invoice
  const row = (label: string, minor: number): Total => ({
    label,
    value: formats.amount(minor),
    strong: false,
  })
  const names = componentNames(taxes)
  const taxName = t(`documents.tax.${invoice.taxScheme}`)

  return [
    ...(adjustments.length > 0 ? [row(t('documents.totals.lines'), totals.linesMinor)] : []),
    ...adjustments.map((adjustment) =>
      row(adjustmentLabel(adjustment, formats, t), signedMinor(adjustment))
    ),
    ...(taxes.length > 0 ? [row(t('documents.totals.taxable'), totals.taxExclusiveMinor)] : []),
    ...(names.length > 0
      ? names.map((name) => row(name, componentMinor(taxes, name)))
      : taxes.length > 0
        ? [row(taxName, totals.taxMinor)]
        : []),
    {
      label: t('documents.totals.total'),
      value: formats.money(totals.taxInclusiveMinor),
      strong: true,
    },
    ...(totals.prepaidMinor !== 0
      ? [row(t('documents.totals.prepaid'), -totals.prepaidMinor)]
      : []),
    ...(totals.roundingMinor !== 0
      ? [row(t('documents.totals.rounding'), totals.roundingMinor)]
      : []),
  ]
}

/**
 * The highlighted line (BT-115). Credit is written as a positive amount with its own words, other
 * ones when the money went back.
 */
export function presentDue(
  { kind, isRefunded, totals, dueOn, issuedOn }: InvoiceDocument,
  formats: DocumentFormats,
  t: Translate
): Labelled {
  const { dueMinor } = totals
  if (kind === 'credit_note') {
    if (dueMinor < 0) return { label: t('documents.due.pay'), value: formats.money(-dueMinor) }
    const label = t(isRefunded ? 'documents.due.refunded' : 'documents.due.credit')
    return { label, value: formats.money(dueMinor) }
  }
  if (dueMinor < 0) return { label: t('documents.due.credit'), value: formats.money(-dueMinor) }
  if (dueMinor === 0) return { label: t('documents.due.nothing'), value: formats.money(0) }
  if (dueOn === null) return { label: t('documents.due.pay'), value: formats.money(dueMinor) }
  const date = formats.shortDate(dueOn, issuedOn)
  return { label: t('documents.due.pay_by', { date }), value: formats.money(dueMinor) }
}

type Taxes = InvoiceDocument['taxes']

function componentNames(taxes: Taxes): string[] {
  return Array.from(new Set(taxes.flatMap((tax) => tax.components.map(({ name }) => name))))
}

function componentMinor(taxes: Taxes, name: string): number {
  const components = taxes.flatMap((tax) => tax.components)
  return sum(components.filter((part) => part.name === name).map((part) => part.amountMinor))
}

function sum(minors: number[]): number {
  return minors.reduce((total, minor) => total + minor, 0)
}
