import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** Invoices of all clients, as staff work on them. */
export default class InvoicePolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** A token that may import may see what that made of the books, also without reading all else. */
  total(staff: Staff): boolean {
    return staff.hasScope('read') || staff.hasScope('invoices')
  }

  import(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('invoices')
  }

  void(staff: Staff): boolean {
    return this.import(staff)
  }

  /** Takes one back by a credit note. */
  credit(staff: Staff): boolean {
    return this.import(staff)
  }
}
