import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** What clients ask about their invoices, as staff work on it. */
export default class QuestionPolicy extends BasePolicy {
  view(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** Writes to the client, closes and opens again. */
  answer(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }
}
