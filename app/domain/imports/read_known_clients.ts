import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { KnownClients, type ClientFacts } from '#domain/imports/known_clients'
import { normalizeTaxNumber } from '#domain/imports/party_identity'

/** Reads the clients that any of the buyers may be. `sellerId` is null when it has billed nobody. */
export async function readKnownClients(
  trx: TransactionClientContract,
  buyers: PartyDraft[],
  sellerId: number | null
): Promise<KnownClients> {
  const taxNumbers = buyers.flatMap(({ taxNumber }) => [taxNumber, normalizeTaxNumber(taxNumber)])
  const refs = buyers.map(({ identifier }) => identifier)
  const endpoints = buyers.map(({ endpoint }) => endpoint)
  const found = new Map<number, ClientRow>()
  await readBy(trx, found, 'ref', refs)
  await readBy(trx, found, 'tax_number', taxNumbers)
  await readBy(trx, found, 'endpoint', endpoints)
  const known = await knownOf(trx, found, sellerId)

  // By their name only those whom nothing else tells: it is the weakest sign.
  const unknown = buyers.filter((buyer) => buyer.taxNumber === null && !known.match(buyer))
  const before = found.size
  await readBy(
    trx,
    found,
    'name',
    unknown.map(({ name }) => name)
  )
  return found.size === before ? known : knownOf(trx, found, sellerId)
}

async function knownOf(
  trx: TransactionClientContract,
  found: Map<number, ClientRow>,
  sellerId: number | null
): Promise<KnownClients> {
  const referred = [...found.values()].filter((row) => row.ref !== null)
  const ids = referred.map((row) => Number(row.id))
  const billed = await readBilled(trx, ids, sellerId)
  const inOrder = [...found.keys()].sort((one, other) => one - other)
  return new KnownClients(inOrder.map((id) => factsOf(id, found.get(id)!, billed)))
}

const COLUMNS = [
  ...['id', 'public_id', 'ref', 'name', 'tax_number', 'endpoint', 'billing_email'],
  ...['line_1', 'postcode', 'city'],
]

type ClientRow = {
  id: number | string
  public_id: string
  ref: string | null
  name: string
  tax_number: string | null
  endpoint: string | null
  billing_email: string | null
  line_1: string | null
  postcode: string | null
  city: string | null
}

async function readBy(
  trx: TransactionClientContract,
  found: Map<number, ClientRow>,
  column: string,
  values: (string | null)[]
): Promise<void> {
  const given = [...new Set(values.filter((value) => value !== null))]
  if (given.length === 0) return
  const rows: ClientRow[] = await trx.from('clients').whereIn(column, given).select(COLUMNS)
  for (const row of rows) found.set(Number(row.id), row)
}

async function readBilled(
  trx: TransactionClientContract,
  ids: number[],
  sellerId: number | null
): Promise<Map<number, { any: boolean; bySeller: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows: { id: number | string; is_of_seller: unknown }[] = await trx
    .from('clients')
    .whereIn('id', ids)
    .whereExists((invoices) =>
      invoices.from('invoices').whereColumn('invoices.client_id', 'clients.id')
    )
    .select('id')
    .select(
      trx.raw(
        `exists (select 1 from invoices
                 where invoices.client_id = clients.id and invoices.seller_id = ?) as is_of_seller`,
        [sellerId ?? 0]
      )
    )
  return new Map(
    rows.map((row) => [Number(row.id), { any: true, bySeller: Boolean(row.is_of_seller) }])
  )
}

function factsOf(
  id: number,
  row: ClientRow,
  billed: Map<number, { any: boolean; bySeller: boolean }>
): ClientFacts {
  return {
    id,
    publicId: row.public_id,
    ref: row.ref,
    name: row.name,
    taxNumber: row.tax_number,
    endpoint: row.endpoint,
    billingEmail: row.billing_email,
    line1: row.line_1,
    postcode: row.postcode,
    city: row.city,
    isBilled: billed.get(id)?.any ?? false,
    isOfSeller: billed.get(id)?.bySeller ?? false,
  }
}
