import { BasePolicy } from '@adonisjs/bouncer'
import type Account from '#models/account'
import type Invoice from '#models/invoice'

/** What people of a client may do with an invoice. Queries are scoped already; this asks again. */
export default class InvoicePolicy extends BasePolicy {
  view(account: Account, invoice: Invoice): boolean {
    return this.isOwn(account, invoice) && invoice.state !== 'draft'
  }

  pay(account: Account, invoice: Invoice): boolean {
    return this.view(account, invoice) && account.currentMembership!.mayPay
  }

  private isOwn(account: Account, invoice: Invoice): boolean {
    return account.currentMembership?.isActive === true && account.actingFor.id === invoice.clientId
  }
}
