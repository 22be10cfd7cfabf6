import { dayText, moneyText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'
import TransferReport from '#models/transfer_report'

type Params = { reportId: string }

/** A transfer that the client told us about was not found, and why. */
export async function transferRejectedLetter(source: LetterSource): Promise<Letter> {
  const { t, locale, settings, portalUrl } = source
  const { reportId } = source.params as Params
  const report = await TransferReport.query()
    .where('public_id', reportId)
    .preload('invoice')
    .firstOrFail()
  const facts = {
    company: settings.company.name,
    number: report.invoice.number,
    amount: moneyText(report.amountMinor, report.currency, locale),
    on: dayText(report.paidOn, locale),
    reason: report.rejection ?? '',
  }

  return {
    subject: t('mails.transfer_rejected.subject', facts),
    preheader: t('mails.transfer_rejected.preheader', facts),
    heading: t('mails.transfer_rejected.heading', facts),
    paragraphs: [
      t('mails.transfer_rejected.lead', facts),
      t('mails.transfer_rejected.reason', facts),
      t('mails.transfer_rejected.next'),
    ],
    ledger: {
      rows: [
        {
          title: report.invoice.title ?? t('mails.invoice', { number: report.invoice.number }),
          note: {
            text: report.reference
              ? t('mails.transfer_rejected.reference', { reference: report.reference })
              : facts.number,
            tone: 'muted',
          },
          amount: facts.amount,
        },
      ],
      totals: [],
    },
    action: {
      label: t('mails.transfer_rejected.action'),
      url: `${portalUrl}/invoice/${report.invoice.publicId}`,
    },
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}
