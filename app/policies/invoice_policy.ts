import { BasePolicy } from '@adonisjs/bouncer'
import type { Reader } from '#models/reader'
import type Invoice from '#models/invoice'

/** What people of a client, and holders of its pay links, may do with an invoice. Queries are scoped already; this asks again. */
export default class InvoicePolicy extends BasePolicy {
  view(reader: Reader, invoice: Invoice): boolean {
    return reader.owns(invoice) && invoice.state !== 'draft'
  }

  /** What was written about it: for everybody who signed in as themselves, whatever their role. */
  readMessages(reader: Reader, invoice: Invoice): boolean {
    return this.view(reader, invoice) && reader.payLink === null
  }

  /** Everybody who signed in as themselves, whatever their role. */
  ask(reader: Reader, invoice: Invoice): boolean {
    return this.view(reader, invoice) && reader.account !== null
  }

  pay(reader: Reader, invoice: Invoice): boolean {
    return this.view(reader, invoice) && reader.mayPay
  }
}
