import { BaseTransformer } from '@adonisjs/core/transformers'
import type { PasswordRule } from '#domain/accounts/passwords/password_rule'
import type { Reader } from '#models/reader'

/** What a person may see and change of themselves and their client. */
export default class ProfileTransformer extends BaseTransformer<Reader> {
  constructor(
    resource: Reader,
    /** The address that waits to be verified. */
    protected pendingEmail: string | null,
    protected password: PasswordRule
  ) {
    super(resource)
  }

  toObject() {
    const { client, mayEditClient } = this.resource
    const account = this.resource.account!
    return {
      name: account.name,
      // Who lost theirs while signed in has none to show.
      email: account.email ?? '',
      pendingEmail: this.pendingEmail,
      phone: account.phone,
      locale: account.locale,
      password: this.password,
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
      can: { editClient: mayEditClient },
    }
  }
}
