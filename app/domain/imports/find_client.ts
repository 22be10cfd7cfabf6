import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { normalizeEmail } from '#domain/accounts/email_address'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { isWorldwide, normalizeTaxNumber } from '#domain/imports/party_identity'
import Client from '#models/client'

/**
 * The client that a buyer is, or null: by reference (BT-46), tax number (BT-48) or endpoint
 * (BT-49). Two tax numbers that differ are never one client, whatever else agrees. A buyer without
 * a tax number and endpoint is also known by name and e-mail address, or name and full address,
 * so that a second invoice does not open a second client.
 */
export async function findClient(
  trx: TransactionClientContract,
  buyer: PartyDraft,
  sellerId: number | null
): Promise<Client | null> {
  const taxNumber = normalizeTaxNumber(buyer.taxNumber)
  const agrees = (client: Client) =>
    taxNumber === null || client.taxNumber === null || sameTaxNumber(client.taxNumber, taxNumber)

  const byReference = await findByReference(trx, buyer.identifier, sellerId)
  if (byReference && agrees(byReference)) return byReference

  if (taxNumber !== null) {
    const spellings = [taxNumber, buyer.taxNumber ?? taxNumber]
    const found = await clients(trx).whereIn('tax_number', spellings).first()
    if (found) return found
  }
  if (buyer.endpoint !== null) {
    const found = await clients(trx).where('endpoint', buyer.endpoint)
    const agreeing = found.find((client) => agrees(client))
    if (agreeing) return agreeing
  }
  return taxNumber === null && buyer.endpoint === null ? findByName(trx, buyer) : null
}

/**
 * A seller's own customer number counts for a client that this seller has billed, or whom nobody
 * has billed yet.
 */
async function findByReference(
  trx: TransactionClientContract,
  identifier: string | null,
  sellerId: number | null
): Promise<Client | null> {
  if (identifier === null) return null
  const client = await Client.findBy('ref', identifier, { client: trx })
  if (!client || isWorldwide(identifier)) return client

  const billed = () => trx.from('invoices').where('client_id', client.id).select('id')
  if (!(await billed().first())) return client
  if (sellerId === null) return null
  return (await billed().where('seller_id', sellerId).first()) ? client : null
}

/** The same address gets the same portal account anyway, and one address is one place. */
async function findByName(
  trx: TransactionClientContract,
  buyer: PartyDraft
): Promise<Client | null> {
  const email = normalizeEmail(buyer.email)
  const { line1, postcode, city } = buyer.address
  const named = () => {
    const query = clients(trx).where('name', buyer.name).whereNull('tax_number')
    return buyer.identifier === null ? query.whereNull('ref') : query
  }

  if (email !== null) return named().where('billing_email', email).first()
  if (line1 === null || postcode === null || city === null) return null
  return named().whereNull('billing_email').where({ line1, postcode, city }).first()
}

function clients(trx: TransactionClientContract) {
  return Client.query({ client: trx }).orderBy('id')
}

function sameTaxNumber(one: string, other: string): boolean {
  return normalizeTaxNumber(one) === other
}
