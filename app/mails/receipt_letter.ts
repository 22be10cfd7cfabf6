import { loadReceiptDocument } from '#domain/documents/load_receipt_document'
import { receiptPdf } from '#domain/documents/receipt_pdf'
import type { ReceiptDocument } from '#domain/documents/receipt_document'
import { dayOfText, moneyText, momentText } from '#mails/formats'
import type { Ledger, Letter, LetterSource } from '#mails/letter'
import Payment from '#models/payment'

type Params = { paymentId: string; receiptNumber: string }

/** The receipt of a payment, with its PDF. */
export async function receiptLetter(source: LetterSource): Promise<Letter> {
  const { t, locale, settings } = source
  const { paymentId } = source.params as Params
  const payment = await Payment.query()
    .where('public_id', paymentId)
    .preload('ofClient')
    .firstOrFail()
  const receipt = await loadReceiptDocument(payment, settings, locale)
  const facts = {
    number: receipt.number,
    company: settings.company.name,
    amount: moneyText(receipt.amountMinor, receipt.currency, locale),
    at: (receipt.isDayOnly ? dayOfText : momentText)(receipt.paidAt, receipt.timeZone, locale),
  }

  return {
    subject: t('mails.receipt.subject', facts),
    preheader: t('mails.receipt.preheader', facts),
    heading: t('mails.receipt.heading', facts),
    paragraphs: [t('mails.receipt.lead', facts)],
    ledger: ledgerOf(receipt, source),
    action: { label: t('mails.receipt.action'), url: `${source.portalUrl}/payments` },
    actionNote: null,
    footnotes: [t('mails.receipt.attached')],
    attachments: [
      {
        name: `${receipt.number}.pdf`,
        type: 'application/pdf',
        bytes: await receiptPdf(receipt, t),
      },
    ],
  }
}

function ledgerOf(receipt: ReceiptDocument, { t, locale }: LetterSource): Ledger {
  const money = (minor: number) => moneyText(minor, receipt.currency, locale)
  const rows: Ledger['rows'] = receipt.allocations.map((one) => ({
    title: one.title ?? t('mails.invoice', { number: one.invoiceNumber }),
    note: {
      text:
        one.leftMinor > 0
          ? t('mails.receipt.left', { number: one.invoiceNumber, left: money(one.leftMinor) })
          : t('mails.receipt.settled', { number: one.invoiceNumber }),
      tone: 'muted',
    },
    amount: money(one.paidMinor),
  }))
  if (receipt.creditMinor > 0) {
    const title = t('mails.receipt.credit')
    rows.push({ title, note: null, amount: money(receipt.creditMinor) })
  }
  return { rows, totals: [{ label: t('mails.receipt.paid'), amount: money(receipt.amountMinor) }] }
}
