import type { InvoiceStatus } from '#domain/invoices/status'
import type { RenewedStanding } from '#domain/pay_links/renew_pay_link'
import { moneyText, momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'
import { statusNote } from '#mails/status_note'

type Params = {
  name: string
  /** Whether the portal opens to the reader, so that it may be pointed to. */
  signsIn: boolean
  standing: RenewedStanding
  invoiceId: string
  number: string
  title: string | null
  status: InvoiceStatus
  dueOn: string | null
  leftMinor: number
  currency: string
  /** Null where there is no link. */
  expiresAt: string | null
  timeZone: string
}

/** A new link to one invoice, asked for by whoever held the old one; or why there is none. */
export function payLinkLetter(source: LetterSource): Letter {
  const { t, settings } = source
  const { name, number, standing } = source.params as Params
  const facts = { number, standing, company: settings.company.name }

  return {
    subject: t('mails.pay_link.subject', facts),
    preheader: t('mails.pay_link.preheader', facts),
    heading: t('mails.pay_link.heading', facts),
    paragraphs: [t('mails.hello', { name }), t('mails.pay_link.lead', facts)],
    ...(standing === 'open' ? withLink(source) : withoutLink(source)),
    footnotes: [t('mails.pay_link.not_expected', facts)],
    attachments: [],
  }
}

type Parts = Pick<Letter, 'ledger' | 'action' | 'actionNote'>

function withLink({ t, locale, params, portalUrl, secrets }: LetterSource): Parts {
  const invoice = params as Params
  const left = moneyText(invoice.leftMinor, invoice.currency, locale)
  const until = momentText(invoice.expiresAt ?? '', invoice.timeZone, locale)
  return {
    ledger: {
      rows: [
        {
          title: invoice.title ?? t('mails.invoice', { number: invoice.number }),
          note: statusNote(invoice, { t, locale }),
          amount: '',
        },
      ],
      totals: [{ label: t('mails.left_to_pay'), amount: left }],
    },
    action: { label: t('mails.pay_link.action'), url: `${portalUrl}/pay/${secrets.token}` },
    actionNote: t('mails.pay_link.link', { until }),
  }
}

/** Nothing is owed: neither amounts nor a way to pay. */
function withoutLink({ t, params, portalUrl }: LetterSource): Parts {
  const { signsIn, invoiceId } = params as Params
  const url = `${portalUrl}/invoice/${invoiceId}`
  return {
    ledger: null,
    action: signsIn ? { label: t('mails.pay_link.action_sign_in'), url } : null,
    actionNote: null,
  }
}
