import { DocumentFormats } from '#domain/documents/document_formats'
import { labelled, paragraphs, presentParty, presentSheet } from '#domain/documents/present_sheet'
import { cell, type ReceiptSheet } from '#domain/documents/sheet'
import type { Translate } from '#domain/documents/document_parts'
import type { ReceiptDocument } from '#domain/documents/receipt_document'

/**
 * Turns a receipt into the texts that are printed. Pure.
 */
export function presentReceipt(receipt: ReceiptDocument, t: Translate): ReceiptSheet {
  const formats = new DocumentFormats(receipt.locale, receipt.currency)
  const heading = t('documents.kind.receipt')
  const leftMinor = receipt.allocations.reduce((left, { leftMinor: of }) => left + of, 0)
  const note = paragraphs(receipt.note)
  const returned = presentReturned(receipt, formats, t)

  return {
    ...presentSheet(receipt, { heading, date: dayOf(receipt) }, t),
    meta: [],
    parties: [
      presentParty(t('documents.receipt.paid_to'), receipt.seller),
      presentParty(t('documents.receipt.paid_by'), receipt.payer),
    ],
    amount: { label: t('documents.receipt.amount'), value: formats.money(receipt.amountMinor) },
    facts: labelled([
      [t('documents.receipt.paid_on'), paidOn(receipt, formats)],
      [t('documents.receipt.method'), receipt.method],
      [t('documents.receipt.reference'), receipt.reference],
      ...returned.map(({ fact }) => fact),
    ]),
    allocations: presentAllocations(receipt, formats, t),
    totals: [
      {
        label: t('documents.receipt.total'),
        value: formats.money(receipt.amountMinor),
        strong: true,
      },
      ...(receipt.creditMinor > 0
        ? [
            {
              label: t('documents.receipt.credit'),
              value: formats.money(receipt.creditMinor),
              strong: false,
            },
          ]
        : []),
      ...returned.map(({ total }) => total),
    ],
    left: {
      // Said of that moment alone once money went back: "nothing left" would be read as of today.
      label: t(
        leftMinor > 0 || returned.length > 0
          ? 'documents.receipt.left'
          : 'documents.receipt.nothing_left'
      ),
      value: formats.money(leftMinor),
    },
    notes: note.length > 0 ? [{ heading: null, paragraphs: note }] : [],
  }
}

function presentAllocations(
  { allocations, currency }: ReceiptDocument,
  formats: DocumentFormats,
  t: Translate
): ReceiptSheet['allocations'] {
  if (allocations.length === 0) return null
  return {
    heading: t('documents.receipt.for', { count: allocations.length }),
    table: {
      columns: [
        { heading: t('documents.receipt.invoice'), kind: 'main' },
        { heading: t('documents.receipt.issued'), kind: 'text' },
        { heading: t('documents.receipt.invoice_total'), kind: 'number' },
        { heading: t('documents.receipt.left_column'), kind: 'number' },
        { heading: t('documents.receipt.paid_column', { currency }), kind: 'number' },
      ],
      rows: allocations.map((allocation) => [
        cell(allocation.invoiceNumber, { aside: allocation.title }),
        cell(formats.date(allocation.issuedOn)),
        cell(formats.amount(allocation.totalMinor)),
        cell(formats.amount(allocation.leftMinor)),
        cell(formats.amount(allocation.paidMinor)),
      ]),
      summed: false,
    },
  }
}

/** What went back, beside the amount at the top, and taken off where the payment is added up. */
function presentReturned(receipt: ReceiptDocument, formats: DocumentFormats, t: Translate) {
  return receipt.returned.map(({ kind, at, amountMinor }) => {
    const on = formats.date(dayIn(receipt.timeZone, at))
    const amount = formats.money(amountMinor)
    const fact: [string, string] = [
      t(`documents.receipt.${kind}`),
      t('documents.receipt.amount_on', { amount, on }),
    ]
    const label = t(`documents.receipt.${kind}_on`, { on })
    return { fact, total: { label, value: formats.money(-amountMinor), strong: false } }
  })
}

function paidOn(receipt: ReceiptDocument, formats: DocumentFormats): string {
  if (receipt.isDayOnly) return formats.date(dayOf(receipt))
  return formats.moment(receipt.paidAt, receipt.timeZone)
}

/** The day of the payment where the company is, which is also the PDF's own date. */
function dayOf({ paidAt, timeZone }: ReceiptDocument): string {
  return dayIn(timeZone, paidAt)
}

function dayIn(timeZone: string, at: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  })
  return parts.format(new Date(at))
}
