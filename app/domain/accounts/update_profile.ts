import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Account from '#models/account'
import type Client from '#models/client'

export type ProfileChanges = {
  name?: string
  phone?: string | null
  client?: {
    billingEmail?: string | null
    address?: Partial<
      Record<'line1' | 'line2' | 'city' | 'postcode' | 'region' | 'country', string | null>
    >
  }
}

/**
 * Changes contact details of the person and of the client they act for; issued invoices keep what
 * they were issued with. The audit log names the fields, not the values: they are personal.
 */
export async function updateProfile(
  { account, client }: { account: Account; client: Client },
  changes: ProfileChanges,
  actor: Actor,
  now: DateTime
): Promise<void> {
  await writeTransaction(async (trx) => {
    account.useTransaction(trx).merge({
      ...(changes.name !== undefined && { name: changes.name }),
      ...(changes.phone !== undefined && { phone: changes.phone || null }),
    })
    client.useTransaction(trx).merge({
      ...(changes.client?.billingEmail !== undefined && {
        billingEmail: changes.client.billingEmail?.toLowerCase() || null,
      }),
      ...emptyToNull(changes.client?.address ?? {}),
    })

    const fields = [
      ...Object.keys(account.$dirty),
      ...Object.keys(client.$dirty).map((field) => `client.${field}`),
    ]
    if (fields.length === 0) return

    await account.save()
    await client.save()
    await recordAudit(
      trx,
      actor,
      {
        action: 'profile.updated',
        clientId: client.id,
        target: { type: 'account', id: account.publicId },
        details: { fields },
      },
      now
    )
  })
}

function emptyToNull(address: Record<string, string | null | undefined>) {
  return Object.fromEntries(
    Object.entries(address)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, value || null])
  )
}
