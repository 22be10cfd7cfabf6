import vine from '@vinejs/vine'
import { amountMinor } from '#validators/amount_minor'
import { languageTag } from '#validators/language_tag'
import { mailAddress } from '#validators/mail_address'
import { plainLine } from '#validators/plain_line'
import { timeZone } from '#validators/time_zone'

/** `partMinimumMinor` by currency; the whole list is replaced. */
export const paymentSettingsValidator = vine.create({
  partPayments: vine.boolean({ strict: true }).optional(),
  partMinimumMinor: vine.record(amountMinor()).optional(),
  transferReports: vine.boolean({ strict: true }).optional(),
})

export const PAYMENT_SETTINGS_FIELDS = ['partPayments', 'partMinimumMinor', 'transferReports']

/** That nobody is idle for longer than they may be signed in is for who knows both to say. */
export const securitySettingsValidator = vine.create({
  staffSecondFactor: vine.enum(['optional', 'required'] as const).optional(),
  idleMinutes: vine.number({ strict: true }).withoutDecimals().min(5).max(240).optional(),
  absoluteHours: vine.number({ strict: true }).withoutDecimals().min(1).max(24).optional(),
})

export const SECURITY_SETTINGS_FIELDS = ['staffSecondFactor', 'idleMinutes', 'absoluteHours']

const note = () => plainLine().maxLength(200).nullable().optional()

/** What is left out stays; a note that is null is not shown. */
export const companySettingsValidator = vine.create({
  name: plainLine().minLength(1).maxLength(120).optional(),
  legalName: plainLine().minLength(1).maxLength(200).optional(),
  addressLine: plainLine().maxLength(300).optional(),
  timeZone: timeZone().optional(),
  locale: languageTag().optional(),
  contact: vine
    .object({
      name: note(),
      email: mailAddress().optional(),
      phone: plainLine().maxLength(60).nullable().optional(),
      hours: note(),
      promise: note(),
    })
    .optional(),
})

export const COMPANY_SETTINGS_FIELDS = [
  ...['name', 'legalName', 'addressLine', 'timeZone', 'locale', 'contact'],
]
export const CONTACT_FIELDS = ['name', 'email', 'phone', 'hours', 'promise']

/** Any colour: what is drawn with it stays readable by how it is used. */
export const brandingSettingsValidator = vine.create({
  primaryColor: vine
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .toLowerCase()
    .optional(),
})

export const BRANDING_SETTINGS_FIELDS = ['primaryColor']

/** Lines and paragraphs, and nothing else that cannot be seen. */
const PARAGRAPHS =
  /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*(?:[\n\t][^\p{Cc}\u202a-\u202e\u2066-\u2069]*)*$/u

/** All of them, in the order in which they are shown. */
export const helpSettingsValidator = vine.create({
  items: vine
    .array(
      vine.object({
        id: vine
          .string()
          .regex(/^[\w-]{1,40}$/)
          .optional(),
        question: plainLine().minLength(1).maxLength(200),
        answer: vine.string().trim().minLength(1).maxLength(5000).regex(PARAGRAPHS),
      })
    )
    .maxLength(50)
    .distinct('id'),
})

export const HELP_SETTINGS_FIELDS = ['items']
export const HELP_ITEM_FIELDS = ['id', 'question', 'answer']
