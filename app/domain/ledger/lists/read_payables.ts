import Client from '#models/client'
import Invoice from '#models/invoice'

/** What money of a client could count towards. */
export type Payables = {
  client: Client
  /** Those that were named, else the open ones that are due first. */
  invoices: Invoice[]
}

const MOST = 100

/** By its reference or its id; null when there is none. */
export async function findClientBy(name: string): Promise<Client | null> {
  const found = await Client.query().where('ref', name).orWhere('public_id', name).limit(2)
  // What somebody else calls a client may look like an id of ours: the reference is what was meant.
  return found.find(({ ref }) => ref === name) ?? found[0] ?? null
}

/** `names` are numbers or ids; absent: whatever is open, a hundred at most. */
export async function readPayables(client: Client, names?: string[]): Promise<Payables> {
  const query = Invoice.query()
    .where('client_id', client.id)
    .whereNot('state', 'draft')
    .orderBy('due_on')
    .orderBy('id')
  if (names) {
    query.where((named) => named.whereIn('number', names).orWhereIn('public_id', names))
  } else {
    query.where('state', 'issued').where('balance_minor', '>', 0).limit(MOST)
  }
  return { client, invoices: await query }
}
