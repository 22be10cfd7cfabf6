import i18nManager from '@adonisjs/i18n/services/main'
import vine from '@vinejs/vine'
import { FINAL_REASONS, PASSING_REASONS } from '#domain/reminders/obstacles'
import { PLACEHOLDERS, unknownPlaceholders } from '#domain/reminders/placeholders'
import {
  EARLIEST_DAYS,
  LATEST_DAYS,
  MOST_RULES,
  REMINDER_TEMPLATES,
} from '#domain/reminders/reminder_settings'
import { publicIdPattern } from '#domain/shared/public_id'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { calendarDate } from '#validators/calendar_date'
import { paragraphs } from '#validators/paragraphs'
import { plainLine } from '#validators/plain_line'

const template = () => vine.enum(REMINDER_TEMPLATES)
const version = () =>
  vine
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional()
const days = () =>
  vine.number({ strict: true }).withoutDecimals().min(EARLIEST_DAYS).max(LATEST_DAYS)

/** `version` is what the change was made from, as it was read. */
export const reminderSettingsValidator = vine.create({
  enabled: vine.boolean({ strict: true }).optional(),
  hour: vine.number({ strict: true }).withoutDecimals().min(0).max(23).optional(),
  rules: vine
    .array(
      vine.object({ days: days(), template: template(), enabled: vine.boolean({ strict: true }) })
    )
    .maxLength(MOST_RULES)
    .distinct('days')
    .optional(),
  version: version(),
})

export const REMINDER_SETTINGS_FIELDS = ['enabled', 'hour', 'rules', 'version']
export const REMINDER_RULE_FIELDS = ['days', 'template', 'enabled']

const knownPlaceholders = vine.createRule((value, _options, field) => {
  const unknown = typeof value === 'string' ? unknownPlaceholders(value) : []
  if (unknown.length === 0) return
  const known = PLACEHOLDERS.map((name) => `{${name}}`).join(', ')
  field.report(
    'Nothing can be filled in for {{ unknown }}. Known: {{ known }}',
    'placeholders',
    field,
    { unknown: `{${unknown[0].slice(0, 30)}}`, known }
  )
})

const textFields = {
  subject: plainLine().minLength(1).maxLength(150).use(knownPlaceholders()),
  body: paragraphs().minLength(1).maxLength(4000).use(knownPlaceholders()),
}

/** Where a text stands, by its address. */
export const reminderTextPlaceValidator = vine.create({
  language: vine.enum(() => i18nManager.supportedLocales()),
  template: template(),
})

export const reminderTextValidator = vine.create({ ...textFields, version: version() })

export const REMINDER_TEXT_FIELDS = ['subject', 'body', 'version']

export const reminderTextVersionValidator = vine.create({ version: version() })

export const reminderPreviewValidator = vine.create({
  template: template(),
  language: vine.enum(() => i18nManager.supportedLocales()),
  ...textFields,
})

export const REMINDER_PREVIEW_FIELDS = ['template', 'language', 'subject', 'body']

/** Days of the rules as they might be, with commas: "-3,7,14". */
export const reminderForecastValidator = vine.create({
  days: vine
    .string()
    .regex(/^-?\d{1,3}(,-?\d{1,3}){0,9}$/)
    .optional(),
})

export const REMINDER_FORECAST_FIELDS = ['days']

export const reminderListValidator = vine.create({
  ...pageFields,
  outcome: vine.enum(['sent', 'skipped'] as const).optional(),
  reason: vine.enum([...PASSING_REASONS, ...FINAL_REASONS]).optional(),
  client: vine.string().regex(publicIdPattern).optional(),
  invoice: vine.string().regex(publicIdPattern).optional(),
})

export const REMINDER_LIST_FIELDS = [...LIST_FIELDS, 'outcome', 'reason', 'client', 'invoice']

/** Without `until` it is for good. */
export const reminderPauseValidator = vine.create({
  until: calendarDate().nullable().optional(),
  reason: plainLine().maxLength(300).nullable().optional(),
})

export const REMINDER_PAUSE_FIELDS = ['until', 'reason']

/** Which words; without it those that fit the due date. */
export const reminderNowValidator = vine.create({ template: template().optional() })

export const REMINDER_NOW_FIELDS = ['template']
