import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'

/** What is asked of staff and, after a change, whether this request was what changed it. */
export default class SecuritySettingsTransformer extends BaseTransformer<
  Settings['security'] & { changed?: boolean }
> {
  toObject() {
    const { staffSecondFactor, changed } = this.resource
    return changed === undefined ? { staffSecondFactor } : { staffSecondFactor, changed }
  }
}
