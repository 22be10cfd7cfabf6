import { InvoiceTaxSchema } from '#database/schema'

export default class InvoiceTax extends InvoiceTaxSchema {}
