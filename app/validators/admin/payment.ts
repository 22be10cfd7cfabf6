import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { amountMinor, recordedMinor } from '#validators/amount_minor'
import { calendarDate } from '#validators/calendar_date'
import { currencyCode } from '#validators/currency_code'
import { distinctIds } from '#validators/distinct_ids'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { pointInTime } from '#validators/point_in_time'
import { lineOfText } from '#validators/text'

const MOST_INVOICES = 100
const id = () => vine.string().regex(publicIdPattern)

const paymentStates = ['received', 'partly_refunded', 'refunded', 'disputed', 'unapplied'] as const

export const paymentListValidator = vine.create({
  ...pageFields,
  client: id().optional(),
  gateway: vine
    .enum(['razorpay', 'paypal', 'bank_transfer', 'cash', 'cheque', 'card_terminal'] as const)
    .optional(),
  from: calendarDate().optional(),
  to: calendarDate().optional(),
  state: vine.enum(paymentStates).optional(),
  currency: currencyCode().optional(),
  q: lineOfText().minLength(1).maxLength(100).optional(),
  receiptNumber: lineOfText().minLength(1).maxLength(50).optional(),
})

export const PAYMENT_LIST_FIELDS = [
  ...LIST_FIELDS,
  ...['client', 'gateway', 'from', 'to', 'state', 'currency', 'q', 'receiptNumber'],
]

/** Money that staff received; `paidOn` when only the day is known. */
export const recordPaymentValidator = vine.create({
  client: id(),
  method: vine.enum(['bank_transfer', 'cash', 'cheque', 'card_terminal'] as const),
  amount: vine.object({ amountMinor: recordedMinor(), currency: currencyCode() }),
  paidOn: calendarDate().optional().requiredIfMissing('paidAt'),
  paidAt: pointInTime().optional(),
  reference: lineOfText().maxLength(50).optional(),
  note: lineOfText().maxLength(500).optional(),
  invoices: vine
    .array(vine.object({ id: id(), amountMinor: amountMinor() }))
    .maxLength(MOST_INVOICES)
    .use(distinctIds())
    .optional(),
  notify: vine.boolean({ strict: true }).optional(),
})

export const RECORD_PAYMENT_FIELDS = [
  ...['client', 'method', 'amount', 'paidOn', 'paidAt'],
  ...['reference', 'note', 'invoices', 'notify'],
]

/** Whether the client still owes what the money was for has to be said. */
export const refundValidator = vine.create({
  amountMinor: amountMinor(),
  reason: lineOfText().minLength(1).maxLength(500),
  stillOwed: vine.boolean({ strict: true }),
})

export const REFUND_FIELDS = ['amountMinor', 'reason', 'stillOwed']

export const refundStandingValidator = vine.create({ stillOwed: vine.boolean({ strict: true }) })

export const REFUND_STANDING_FIELDS = ['stillOwed']

/** Credit comes from a payment or from a credit note. */
export const creditAllocationValidator = vine.create({
  paymentId: id().optional().requiredIfMissing('creditNoteId'),
  creditNoteId: id().optional(),
  invoiceId: id(),
  amountMinor: amountMinor(),
})

export const CREDIT_ALLOCATION_FIELDS = ['paymentId', 'creditNoteId', 'invoiceId', 'amountMinor']

/** `client` and `invoices` by what people know: a reference or number, or an id. */
export const payableListValidator = vine.create({
  client: lineOfText().minLength(1).maxLength(200),
  invoices: vine
    .array(lineOfText().minLength(1).maxLength(100))
    .maxLength(MOST_INVOICES)
    .distinct()
    .optional(),
})

export const PAYABLE_LIST_FIELDS = ['client', 'invoices']
