import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ClientView } from '#domain/clients/read_client'
import { iso, isoOrNull } from '#domain/shared/iso'
import ClientAccountTransformer from '#transformers/admin/client_account_transformer'

/** All there is to say of a client; after a change, what this request changed. */
export default class ClientRecordTransformer extends BaseTransformer<ClientView> {
  constructor(
    view: ClientView,
    private put?: { outcome: 'created' | 'updated' | 'unchanged'; changed: string[] }
  ) {
    super(view)
  }

  toObject() {
    const { client, members, balances, credit, invoices, lastActivityAt } = this.resource
    return {
      id: client.publicId,
      ref: client.ref,
      name: client.name,
      legalName: client.legalName,
      taxNumber: client.taxNumber,
      contactName: client.contactName,
      billingEmail: client.billingEmail,
      phone: client.phone,
      address: {
        line1: client.line1,
        line2: client.line2,
        city: client.city,
        postcode: client.postcode,
        region: client.region,
      },
      country: client.country,
      locale: client.locale,
      accounts: ClientAccountTransformer.transform(members),
      balances: balances.map(({ currency, openMinor, overdueMinor }) => ({
        open: { amountMinor: openMinor, currency },
        overdue: { amountMinor: overdueMinor, currency },
      })),
      credit: credit.map((money) => money.toJSON()),
      invoices,
      lastActivityAt: isoOrNull(lastActivityAt),
      startedOn: this.resource.startedOn,
      usuallyPays: this.resource.usuallyPays,
      // Of what may be changed here; goes into If-Match.
      version: this.resource.version,
      createdAt: iso(client.createdAt),
      updatedAt: iso(client.updatedAt),
      ...(this.put && { outcome: this.put.outcome, changed: this.put.changed }),
    }
  }
}
