import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'

/** What clients may do when they pay and, after a change, whether this request was what changed it. */
export default class PaymentSettingsTransformer extends BaseTransformer<
  Settings['payments'] & { changed?: boolean }
> {
  toObject() {
    const { partPayments, partMinimumMinor, transferReports, changed } = this.resource
    const settings = { partPayments, partMinimumMinor, transferReports }
    return { ...settings, ...(changed !== undefined && { changed }) }
  }
}
