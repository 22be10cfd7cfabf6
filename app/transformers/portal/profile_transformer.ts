import { BaseTransformer } from '@adonisjs/core/transformers'
import type Account from '#models/account'

/** What a person may see and change of themselves and their client. */
export default class ProfileTransformer extends BaseTransformer<Account> {
  toObject() {
    const account = this.resource
    const client = account.actingFor
    return {
      name: account.name,
      email: account.email!,
      phone: account.phone,
      locale: account.locale,
      passwordChangedAt: account.passwordSetAt?.toISO() ?? null,
      client: {
        name: client.name,
        legalName: client.legalName,
        taxNumber: client.taxNumber,
        billingEmail: client.billingEmail,
        address: this.pick(client, ['line1', 'line2', 'city', 'postcode', 'region', 'country']),
        // They stand on issued invoices, so only staff change them.
        locked: ['name', 'legalName', 'taxNumber'],
      },
      can: { editClient: account.currentMembership!.mayEditClient },
    }
  }
}
