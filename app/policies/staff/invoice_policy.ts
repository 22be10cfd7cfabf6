import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** Invoices of all clients, as staff work on them. */
export default class InvoicePolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  import(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('invoices')
  }

  void(staff: Staff): boolean {
    return this.import(staff)
  }
}
