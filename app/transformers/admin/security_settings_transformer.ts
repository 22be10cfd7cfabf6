import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'
import { versionOf } from '#domain/shared/version_of'

/**
 * What is asked of staff, how long anybody is signed in and, after a change, whether this request was
 * what changed it.
 */
export default class SecuritySettingsTransformer extends BaseTransformer<
  Pick<Settings, 'security' | 'sessions'> & { changed?: boolean }
> {
  toObject() {
    const { security, sessions, changed } = this.resource
    const { staffSecondFactor } = security
    const { idleMinutes, absoluteHours } = sessions
    const settings = { staffSecondFactor, idleMinutes, absoluteHours }
    const version = versionOf([sessions, security])
    return { ...settings, version, ...(changed !== undefined && { changed }) }
  }
}
