import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'
import { versionOf } from '#domain/shared/version_of'

/** Who the company is and, after a change, whether this request was what changed it. */
export default class CompanySettingsTransformer extends BaseTransformer<
  Settings['company'] & { changed?: boolean }
> {
  toObject() {
    const { changed, ...company } = this.resource
    const { name, legalName, addressLine, timeZone, locale, contact } = company
    const settings = { name, legalName, addressLine, timeZone, locale, contact }
    const version = versionOf([company])
    return { ...settings, version, ...(changed !== undefined && { changed }) }
  }
}
