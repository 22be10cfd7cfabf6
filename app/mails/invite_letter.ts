import type { WaitingInvoices } from '#domain/accounts/links/waiting_invoices'
import { dayText, joined, moneyText } from '#mails/formats'
import type { Ledger, Letter, LetterSource } from '#mails/letter'
import { statusNote } from '#mails/status_note'

type Params = { name: string; clientName: string; expiresOn: string; waiting: WaitingInvoices }

export function inviteLetter(source: LetterSource): Letter {
  const { t, locale, settings } = source
  const { name, clientName, expiresOn, waiting } = source.params as Params
  const company = settings.company.name
  const totals = waiting.totals.map((one) => moneyText(one.leftMinor, one.currency, locale))
  const counted = { count: waiting.count, total: joined(totals, locale), client: clientName }

  return {
    subject: t('mails.invite.subject', { company }),
    preheader: t('mails.invite.preheader', counted),
    heading: t('mails.invite.heading'),
    paragraphs: [t('mails.hello', { name }), t('mails.invite.lead', counted)],
    ledger: waiting.count > 0 ? ledgerOf(waiting, source) : null,
    action: {
      label: t('mails.invite.action'),
      url: `${source.portalUrl}/accept/${source.secrets.token}`,
    },
    actionNote: t('mails.invite.link', { until: dayText(expiresOn, locale) }),
    footnotes: [t('mails.invite.not_expected')],
    attachments: [],
  }
}

function ledgerOf(waiting: WaitingInvoices, source: LetterSource): Ledger {
  const { t, locale } = source
  const more = waiting.count - waiting.named.length
  return {
    rows: [
      ...waiting.named.map((invoice) => ({
        title: invoice.title ?? t('mails.invoice', { number: invoice.number }),
        note: statusNote(invoice, source),
        amount: moneyText(invoice.leftMinor, invoice.currency, locale),
      })),
      ...(more > 0
        ? [{ title: t('mails.invite.more', { count: more }), note: null, amount: '' }]
        : []),
    ],
    totals: waiting.totals.map((one) => ({
      label: t('mails.left_to_pay'),
      amount: moneyText(one.leftMinor, one.currency, locale),
    })),
  }
}
