import { isOfGateway } from '#domain/ledger/is_of_gateway'
import { dayOfText, moneyText, momentText } from '#mails/formats'
import type { Ledger, Letter, LetterSource } from '#mails/letter'
import Allocation from '#models/allocation'
import Invoice from '#models/invoice'
import Refund from '#models/refund'

type Params = { refundId: string }

/** Money went back: how much, where to, and what it means for the invoices it was for. */
export async function refundLetter(source: LetterSource): Promise<Letter> {
  const { t, locale, settings } = source
  const { refundId } = source.params as Params
  const refund = await Refund.query().where('public_id', refundId).preload('payment').firstOrFail()
  const { payment } = refund
  const note = refund.creditNoteId === null ? null : await Invoice.find(refund.creditNoteId)
  const at = (refund.refundedAt ?? refund.createdAt).toISO() ?? ''
  const facts = {
    company: settings.company.name,
    amount: moneyText(refund.amountMinor, refund.currency, locale),
    at: (isOfGateway(payment) ? momentText : dayOfText)(at, settings.company.timeZone, locale),
    receipt: payment.receiptNumber,
    method: payment.methodDetail ?? payment.method,
  }

  return {
    subject: t('mails.refund.subject', facts),
    preheader: t('mails.refund.preheader', facts),
    heading: t('mails.refund.heading', facts),
    paragraphs: [
      t(isOfGateway(payment) ? 'mails.refund.lead_gateway' : 'mails.refund.lead', facts),
      ...(note ? [t('mails.refund.credit_note', { number: note.number })] : []),
    ],
    ledger: await ledgerOf(refund, source),
    action: { label: t('mails.refund.action'), url: `${source.portalUrl}/payments` },
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}

async function ledgerOf(refund: Refund, { t, locale }: LetterSource): Promise<Ledger> {
  const money = (minor: number) => moneyText(minor, refund.currency, locale)
  const shares = await Allocation.query()
    .where('refund_id', refund.id)
    .where('amount_minor', '<', 0)
    .orderBy('id')
    .preload('invoice')
  const rows: Ledger['rows'] = shares.map(({ invoice, amountMinor }) => ({
    title: invoice.title ?? t('mails.invoice', { number: invoice.number }),
    note: {
      text:
        invoice.balanceMinor > 0
          ? t('mails.refund.left', { number: invoice.number, left: money(invoice.balanceMinor) })
          : t('mails.refund.nothing_left', { number: invoice.number }),
      tone: 'muted',
    },
    amount: money(-amountMinor),
  }))
  const takenMinor = shares.reduce((sum, { amountMinor }) => sum - amountMinor, 0)
  if (takenMinor < refund.amountMinor) {
    const amount = money(refund.amountMinor - takenMinor)
    rows.push({ title: t('mails.refund.credit'), note: null, amount })
  }
  return { rows, totals: [{ label: t('mails.refund.total'), amount: money(refund.amountMinor) }] }
}
