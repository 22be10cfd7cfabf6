import type { AnswerData, Client } from '../../client.ts'
import { EXIT, Failure } from '../failure.ts'

export type Payables = AnswerData<'admin.payable_invoices.index'>
export type Payable = Payables['invoices'][number]

/** A client by its reference or id, with its invoices: those that are named, else the open ones. */
export async function findPayables(
  client: Client,
  name: string,
  invoices?: string[]
): Promise<Payables> {
  try {
    return await client.data('admin.payable_invoices.index', { query: { client: name, invoices } })
  } catch (error) {
    const fields = error instanceof Failure ? (error.more.errors ?? []) : []
    if (!fields.some(({ field }) => field === 'client')) throw error
    throw new Failure('unknown-client', `No client has the reference or id "${name}".`, {
      exitStatus: EXIT.failed,
    })
  }
}

/** For the filters of lists, which take ids. */
export async function findClientId(client: Client, name: string): Promise<string> {
  const found = await findPayables(client, name, [])
  return found.client.id
}

/** The invoice that is meant by a number or id; two with one number are told apart by their id. */
export function invoiceNamed({ invoices, client }: Payables, name: string): Payable {
  const found = invoices.filter(({ id, number }) => id === name || number === name)
  if (found.length === 1) return found[0]
  const message =
    found.length === 0
      ? `${client.name} has no invoice "${name}".`
      : `${client.name} has ${found.length} invoices with the number "${name}".`
  const hint =
    found.length === 0 ? undefined : `Name it by its id: ${found.map(({ id }) => id).join(', ')}`
  throw new Failure('unknown-invoice', message, { hint })
}
