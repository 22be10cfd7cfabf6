import { BasePolicy } from '@adonisjs/bouncer'
import type ClientNote from '#models/client_note'
import type Staff from '#models/staff'

/** What staff write down about clients for each other. No client reads any. */
export default class ClientNotePolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** Every role: whoever answers the telephone writes down what was said. */
  add(staff: Staff): boolean {
    return staff.hasScope('clients')
  }

  /** Whether any at all; `change` says which. */
  changeOwn(staff: Staff): boolean {
    return staff.hasScope('clients')
  }

  change(staff: Staff, { staffId }: Pick<ClientNote, 'staffId'>): boolean {
    return this.changeOwn(staff) && (staffId === staff.id || staff.isAtLeast('manager'))
  }
}
