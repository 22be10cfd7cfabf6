import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { normalizeEmail } from '#domain/accounts/email_address'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { isWorldwide, normalizeTaxNumber } from '#domain/imports/party_identity'

/** What tells clients apart. */
export type ClientFacts = {
  /** Null as long as it is yet to be opened. */
  id: number | null
  publicId: string
  ref: string | null
  name: string
  taxNumber: string | null
  endpoint: string | null
  billingEmail: string | null
  line1: string | null
  postcode: string | null
  city: string | null
  /** Whether anybody has billed it, and whether this seller has. */
  isBilled: boolean
  isOfSeller: boolean
}

/**
 * The clients that some buyers may be, read together. What was added is found as well, so that a
 * client that the first of them opens is the second one's.
 */
export class KnownClients {
  private byRef = new Map<string, ClientFacts>()
  private byTaxNumber = new Map<string, ClientFacts[]>()
  private byEndpoint = new Map<string, ClientFacts[]>()
  private byName = new Map<string, ClientFacts[]>()

  constructor(found: ClientFacts[]) {
    for (const client of found) this.add(client)
  }

  add(client: ClientFacts): void {
    if (client.ref !== null) this.byRef.set(client.ref, client)
    push(this.byTaxNumber, client.taxNumber, client)
    push(this.byEndpoint, client.endpoint, client)
    push(this.byName, client.name, client)
  }

  isTaken(ref: string): boolean {
    return this.byRef.has(ref)
  }

  /**
   * The client that a buyer is, or null: by reference (BT-46), tax number (BT-48) or endpoint
   * (BT-49). Two tax numbers that differ are never one client, whatever else agrees. A buyer
   * without a tax number and endpoint is also known by name and e-mail address, or name and full
   * address, so that a second invoice does not open a second client.
   */
  match(buyer: PartyDraft): ClientFacts | null {
    const taxNumber = normalizeTaxNumber(buyer.taxNumber)
    const agrees = (client: ClientFacts) =>
      taxNumber === null ||
      client.taxNumber === null ||
      normalizeTaxNumber(client.taxNumber) === taxNumber

    const byReference = this.matchReference(buyer.identifier)
    if (byReference && agrees(byReference)) return byReference
    if (taxNumber !== null) {
      const spellings = [taxNumber, buyer.taxNumber ?? taxNumber]
      const found = spellings.flatMap((one) => this.byTaxNumber.get(one) ?? [])
      if (found.length > 0) return found.reduce(older)
    }
    if (buyer.endpoint !== null) {
      const agreeing = this.byEndpoint.get(buyer.endpoint)?.find((client) => agrees(client))
      if (agreeing) return agreeing
    }
    return taxNumber === null && buyer.endpoint === null ? this.matchName(buyer) : null
  }

  /**
   * A seller's own customer number counts for a client that this seller has billed, or whom nobody
   * has billed yet.
   */
  private matchReference(identifier: string | null): ClientFacts | null {
    const client = identifier === null ? undefined : this.byRef.get(identifier)
    if (!client || identifier === null) return null
    return isWorldwide(identifier) || !client.isBilled || client.isOfSeller ? client : null
  }

  /** The same address gets the same portal account anyway, and one address is one place. */
  private matchName(buyer: PartyDraft): ClientFacts | null {
    const email = normalizeEmail(buyer.email)
    const { line1, postcode, city } = buyer.address
    const named = (this.byName.get(buyer.name) ?? []).filter(
      (client) => client.taxNumber === null && (buyer.identifier !== null || client.ref === null)
    )
    if (email !== null) return named.find((client) => client.billingEmail === email) ?? null
    if (line1 === null || postcode === null || city === null) return null
    return (
      named.find(
        (client) =>
          client.billingEmail === null &&
          client.line1 === line1 &&
          client.postcode === postcode &&
          client.city === city
      ) ?? null
    )
  }
}

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

function push(map: Map<string, ClientFacts[]>, key: string | null, client: ClientFacts): void {
  if (key === null) return
  const known = map.get(key)
  if (known) known.push(client)
  else map.set(key, [client])
}

function older(one: ClientFacts, other: ClientFacts): ClientFacts {
  return (one.id ?? Infinity) <= (other.id ?? Infinity) ? one : other
}
