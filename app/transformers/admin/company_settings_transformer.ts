import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'

/** Who the company is and, after a change, whether this request was what changed it. */
export default class CompanySettingsTransformer extends BaseTransformer<
  Settings['company'] & { changed?: boolean }
> {
  toObject() {
    const { name, legalName, addressLine, timeZone, locale, contact, changed } = this.resource
    const settings = { name, legalName, addressLine, timeZone, locale, contact }
    return { ...settings, ...(changed !== undefined && { changed }) }
  }
}
