export const REMINDER_TEMPLATES = ['upcoming', 'overdue', 'final'] as const

/** Which wording a reminder has: before the due date, after it, and when patience ends. */
export type ReminderTemplate = (typeof REMINDER_TEMPLATES)[number]

/** When a reminder goes out by itself. */
export type ReminderRule = {
  id: string
  /** Days after the due date; negative is before it, 0 on it. */
  days: number
  template: ReminderTemplate
  enabled: boolean
  /**
   * YYYY-MM-DD where the company is: since when it counts. What would have been sent earlier is not
   * made up for, so that turning it on mails nobody about old invoices. Null never counted.
   */
  since: string | null
}

/** Plain text with placeholders ({number}); a blank line begins a paragraph. */
export type ReminderText = { subject: string; body: string }

export type ReminderSettings = {
  enabled: boolean
  /** 0 to 23, in the company's time zone: from when on the day's reminders go out. */
  hour: number
  /** The earliest first. */
  rules: ReminderRule[]
  /** What the company worded itself, by language; the rest is as the catalogue has it. */
  texts: Record<string, Partial<Record<ReminderTemplate, ReminderText>>>
}

/** Off until an owner turns them on; the rules are a proposal. */
export const defaultReminders: ReminderSettings = {
  enabled: false,
  hour: 9,
  rules: [
    { id: 'before-3', days: -3, template: 'upcoming', enabled: true, since: null },
    { id: 'after-3', days: 3, template: 'overdue', enabled: true, since: null },
    { id: 'after-14', days: 14, template: 'overdue', enabled: true, since: null },
    { id: 'after-30', days: 30, template: 'final', enabled: true, since: null },
  ],
  texts: {},
}

export const MOST_RULES = 10
export const EARLIEST_DAYS = -60
export const LATEST_DAYS = 365

/** Words of a text for one reader, in their language: the company's own, else the catalogue's. */
export type ReminderTextOf = (
  settings: ReminderSettings,
  locale: string,
  template: ReminderTemplate
) => ReminderText
