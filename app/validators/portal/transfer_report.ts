import vine from '@vinejs/vine'
import { calendarDate } from '#validators/calendar_date'
import { amountMinor } from '#validators/amount_minor'
import { lineOfText } from '#validators/text'

/** "I paid by bank transfer": without an amount, all that is left of the invoice. */
export const transferReportValidator = vine.create({
  amountMinor: amountMinor().optional(),
  paidOn: calendarDate(),
  reference: lineOfText().maxLength(100).optional(),
  note: lineOfText().maxLength(500).optional(),
})

export const TRANSFER_REPORT_FIELDS = ['amountMinor', 'paidOn', 'reference', 'note']

/** What a proof is called; the file itself is the raw body. */
export const transferProofValidator = vine.create({
  name: vine.string().maxLength(1000).optional(),
})

export const TRANSFER_PROOF_FIELDS = ['name']
