import vine from '@vinejs/vine'
import { amountMinor } from '#validators/amount_minor'

/** `partMinimumMinor` by currency; the whole list is replaced. */
export const paymentSettingsValidator = vine.create({
  partPayments: vine.boolean({ strict: true }).optional(),
  partMinimumMinor: vine.record(amountMinor()).optional(),
  transferReports: vine.boolean({ strict: true }).optional(),
})

export const PAYMENT_SETTINGS_FIELDS = ['partPayments', 'partMinimumMinor', 'transferReports']

export const securitySettingsValidator = vine.create({
  staffSecondFactor: vine.enum(['optional', 'required'] as const).optional(),
})

export const SECURITY_SETTINGS_FIELDS = ['staffSecondFactor']
