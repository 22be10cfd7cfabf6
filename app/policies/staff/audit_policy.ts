import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** The audit log. Reading it is for every role, but a token needs its own scope for it. */
export default class AuditPolicy extends BasePolicy {
  view(staff: Staff): boolean {
    return staff.hasScope('audit')
  }

  export(staff: Staff): boolean {
    return staff.hasScope('audit')
  }

  /** Has the server look at all of it, which changes nothing. */
  verify(staff: Staff): boolean {
    return staff.hasScope('audit')
  }
}
