import { fillIn, type Placeholder } from '#domain/reminders/placeholders'
import type { ReminderParams } from '#domain/reminders/reminder_mail'
import { dayText, moneyText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'
import { statusNote } from '#mails/status_note'

/** A reminder of one invoice, in the company's words: plain text within the frame of every mail. */
export function reminderLetter({ t, locale, params, settings, portalUrl }: LetterSource): Letter {
  const reminder = params as ReminderParams
  const amount = moneyText(reminder.amountMinor, reminder.currency, locale)
  const values: Record<Placeholder, string> = {
    name: reminder.name,
    client: reminder.clientName,
    company: settings.company.name,
    number: reminder.number,
    amount,
    due: dayText(reminder.dueOn, locale),
    days: daysText(reminder.status.days ?? 0, locale),
  }
  const subject = fillIn(reminder.text.subject, values)

  return {
    subject,
    preheader: t('mails.reminder.preheader', { amount, client: reminder.clientName }),
    heading: subject,
    paragraphs: reminder.text.body
      .split(/\n+/)
      .map((line) => fillIn(line, values).trim())
      .filter((line) => line !== ''),
    ledger: {
      rows: [
        {
          title: reminder.title ?? t('mails.invoice', { number: reminder.number }),
          note: statusNote(reminder, { t, locale }),
          amount: '',
        },
      ],
      totals: [{ label: t('mails.left_to_pay'), amount }],
    },
    action: {
      label: t('mails.reminder.action'),
      url: `${portalUrl}/invoice/${reminder.invoiceId}`,
    },
    actionNote: null,
    footnotes: [t('mails.reminder.paid')],
    attachments: [],
  }
}

/** "12 days", "1 day". */
function daysText(days: number, locale: string): string {
  const form = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const
  return new Intl.NumberFormat(locale, form).format(days)
}
