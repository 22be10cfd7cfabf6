import vine from '@vinejs/vine'
import { amountMinor } from '#validators/amount_minor'

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
