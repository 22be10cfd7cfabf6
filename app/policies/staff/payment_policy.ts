import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** Money of all clients: every role reads, managers and owners act, a token needs its scope. */
export default class PaymentPolicy extends BasePolicy {
  view(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** Records, refunds, counts credit, decides about held money and reported transfers. */
  act(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('payments')
  }
}
