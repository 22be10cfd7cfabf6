import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** Reminders of invoices, as staff look after them. */
export default class ReminderPolicy extends BasePolicy {
  view(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** Rules and words: what is mailed to everybody, owners decide. */
  change(staff: Staff): boolean {
    return staff.isAtLeast('owner') && staff.hasScope('settings')
  }

  /** Reminds of one invoice, pauses and resumes. */
  send(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }
}
