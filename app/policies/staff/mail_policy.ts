import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** Mails that the portal sends, as staff look after them. */
export default class MailPolicy extends BasePolicy {
  view(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** Tries one again. */
  send(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }

  /** Tells what the mail provider reports of one. */
  report(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('clients')
  }
}
