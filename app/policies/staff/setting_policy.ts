import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** What owners decide once for everybody. */
export default class SettingPolicy extends BasePolicy {
  view(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  change(staff: Staff): boolean {
    return staff.isAtLeast('owner') && staff.hasScope('settings')
  }
}
