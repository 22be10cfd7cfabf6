import { BasePolicy } from '@adonisjs/bouncer'
import type { Reader } from '#models/reader'

/** Who pays for the client sees which links open its invoices, and revokes them. */
export default class PayLinkPolicy extends BasePolicy {
  manage(reader: Reader): boolean {
    return reader.membership !== null && reader.mayPay
  }
}
