import { defaultReminders, type ReminderSettings } from '#domain/reminders/reminder_settings'

/**
 * What staff change at run time. Each key is one row of JSON; a missing row, or a missing field of
 * an older row, has the default given here.
 */
export type Settings = {
  portal: { enabled: boolean }
  company: {
    name: string
    legalName: string
    addressLine: string
    /** IANA zone in which due dates turn into overdue ones. */
    timeZone: string
    /** BCP 47, for mails and documents to people who chose none. */
    locale: string
    contact: {
      name: string | null
      email: string
      phone: string | null
      hours: string | null
      promise: string | null
    }
  }
  branding: { primaryColor: string; logo: Logo | null }
  sessions: { idleMinutes: number; absoluteHours: number }
  security: {
    /** Whether staff must have a second factor; owners of a live portal must anyway. */
    staffSecondFactor: 'optional' | 'required'
  }
  payments: {
    /** Whether clients may pay a part of an invoice. */
    partPayments: boolean
    /** The least part, in minor units by currency; the whole balance may always be paid. */
    partMinimumMinor: Record<string, number>
    /** Whether clients may say "I paid by bank transfer". */
    transferReports: boolean
  }
  /** Answers are plain text; a blank line begins a paragraph. */
  help: { items: HelpItem[] }
  reminders: ReminderSettings
}

/** What pages need of a logo before it arrives; its bytes are found by the hash. */
export type Logo = {
  /** SHA-256 of the PNG, in hex. */
  hash: string
  width: number
  height: number
  /** Made for white paper ("dark" strokes), for near-black ("light" ones), or at home on both. */
  tone: 'light' | 'dark' | 'any'
}

type HelpItem = { id: string; question: string; answer: string }

export type SettingKey = keyof Settings

export const defaultSettings: Settings = {
  // Off until staff turn it on: installing mails nobody and shows nobody anything.
  portal: { enabled: false },
  company: {
    name: 'Your company',
    legalName: 'Your company',
    addressLine: '',
    timeZone: 'UTC',
    locale: 'en',
    contact: { name: null, email: 'accounts@localhost', phone: null, hours: null, promise: null },
  },
  branding: { primaryColor: '#2f4fa3', logo: null },
  sessions: { idleMinutes: 30, absoluteHours: 12 },
  security: { staffSecondFactor: 'optional' },
  payments: { partPayments: false, partMinimumMinor: {}, transferReports: true },
  help: { items: [] },
  reminders: defaultReminders,
}
