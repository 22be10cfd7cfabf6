import { dayText, moneyText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = {
  name: string
  clientName: string
  invoiceId: string
  kind: 'invoice' | 'credit_note'
  number: string
  title: string | null
  sellerName: string
  issuedOn: string
  dueOn: string | null
  amountMinor: number
  currency: string
}

/** A new invoice or credit note for somebody who signs in already. */
export function newInvoiceLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const invoice = source.params as Params
  const facts = {
    kind: invoice.kind,
    number: invoice.number,
    company: invoice.sellerName,
    client: invoice.clientName,
    amount: moneyText(invoice.amountMinor, invoice.currency, locale),
  }
  const due = invoice.dueOn && t('mails.due', { on: dayText(invoice.dueOn, locale) })

  return {
    subject: t('mails.new_invoice.subject', facts),
    preheader: t('mails.new_invoice.preheader', { ...facts, due: due || 'none' }),
    heading: t('mails.new_invoice.heading', facts),
    paragraphs: [t('mails.hello', { name: invoice.name }), t('mails.new_invoice.lead', facts)],
    ledger: {
      rows: [
        {
          title: invoice.title ?? t('mails.document', facts),
          note: due ? { text: `○ ${due}`, tone: 'due' } : null,
          amount: facts.amount,
        },
      ],
      totals: [],
    },
    action: {
      label: t('mails.new_invoice.action', facts),
      url: `${source.portalUrl}/invoice/${invoice.invoiceId}`,
    },
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}
