import { InvoiceAdjustmentSchema } from '#database/schema'

/** An allowance or charge, of the whole document (`lineId` null) or of a line. */
export default class InvoiceAdjustment extends InvoiceAdjustmentSchema {}
