import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'
import { versionOf } from '#domain/shared/version_of'

/** What clients may do when they pay and, after a change, whether this request was what changed it. */
export default class PaymentSettingsTransformer extends BaseTransformer<
  Settings['payments'] & { changed?: boolean }
> {
  toObject() {
    const { changed, ...payments } = this.resource
    const { partPayments, partMinimumMinor, transferReports } = payments
    const settings = { partPayments, partMinimumMinor, transferReports }
    const version = versionOf([payments])
    return { ...settings, version, ...(changed !== undefined && { changed }) }
  }
}
