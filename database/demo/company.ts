import type { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import type { Settings } from '#domain/settings/settings'
import type { Actor } from '#domain/shared/actor'

export const TIME_ZONE = 'Asia/Kolkata'

const COMPANY: Settings['company'] = {
  name: 'Larkspur Studio',
  legalName: 'Larkspur Studio LLP',
  addressLine: '14 Cubbon Lane, Bengaluru 560001',
  timeZone: TIME_ZONE,
  locale: 'en-IN',
  contact: {
    name: 'Asha Nair',
    email: 'accounts@larkspur.example',
    phone: '+91 80 5550 0142',
    hours: 'Mon to Fri, 10:00 to 18:00 IST',
    promise: 'Replies within one working day.',
  },
}

/** A part is worth its fee from about this much on. */
const PAYMENTS: Partial<Settings['payments']> = {
  partPayments: true,
  partMinimumMinor: { INR: 1_000_00, EUR: 10_00, USD: 10_00 },
}

// prettier-ignore
const HELP: Settings['help']['items'] = [
  {
    id: 'bank-transfer',
    question: 'How do I pay by bank transfer?',
    answer: 'Our account is on the last part of each invoice. Use the invoice number as the reference, so that we can match your payment. The invoice shows it within two working days.',
  },
  {
    id: 'wrong-amount',
    question: 'The amount on an invoice looks wrong',
    answer: 'Do not pay it yet. Write to us with the invoice number, and we will correct it or explain.',
  },
  {
    id: 'failed-payment',
    question: 'My payment failed but money left my account',
    answer: 'Banks return failed payments on their own, usually within five working days. If it has been longer, send us the bank’s reference.',
  },
  {
    id: 'colleague',
    question: 'Can a colleague have their own sign-in?',
    answer: 'Yes. Tell us their name and work address, and we will invite them.',
  },
  {
    id: 'bank-details',
    question: 'Do your bank details ever change by email?',
    answer: 'No. If a message says that they have changed, call us before you pay.',
  },
]

/** Who the company is, how its portal looks, and that it is open. */
export async function setUpCompany(actor: Actor, now: DateTime): Promise<void> {
  await changeSetting('company', COMPANY, actor, now)
  await changeSetting('payments', PAYMENTS, actor, now)
  await changeSetting('branding', { primaryColor: '#2f4fa3' }, actor, now)
  await changeSetting('help', { items: HELP }, actor, now)
  await changeSetting('portal', { enabled: true }, actor, now)
}
