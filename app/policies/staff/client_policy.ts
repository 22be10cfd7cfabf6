import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** Clients with their portal accounts and invites, as staff work on them. */
export default class ClientPolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** Making clients and changing what is known of them. */
  change(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }

  openAccounts(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }

  /** Ending and giving back access, and signing people out. */
  changeAccess(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }

  /** Taking the second factors of a person off who lost them. */
  recoverAccess(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }

  /** Looking at the portal as the client sees it, where nobody does anything. */
  viewAs(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  invite(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }
}
