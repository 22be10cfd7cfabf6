import type { Client, Row } from '../../client.ts'
import { EXIT, Failure } from '../failure.ts'

type Found = Row<'admin.invoices.index'>

const ID = /^[\w-]{22}$/

/**
 * An invoice by its number, as it was typed or in capitals, else by its id. Numbers are each seller's own: where several bear it,
 * their ids are told.
 */
export async function findInvoice(client: Client, name: string): Promise<Found> {
  for (const number of new Set([name, name.toUpperCase()])) {
    const query = { number, limit: 10 }
    const [found, ...others] = await client.data('admin.invoices.index', { query })
    if (others.length > 0) throw several(name, [found, ...others])
    if (found) return found
  }
  if (ID.test(name)) {
    try {
      return await client.data('admin.invoices.show', { params: { id: name } })
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'not-found')) throw error
    }
  }
  throw new Failure('unknown-invoice', `No invoice has the number or id "${name}".`, {
    hint: 'Find it with: portal invoices list --search <text>',
  })
}

function several(name: string, invoices: Found[]): Failure {
  const which = invoices.map(({ id, client }) => `${id} (${client.name})`).join(', ')
  return new Failure('usage', `Several invoices have the number ${name}: ${which}.`, {
    exitStatus: EXIT.usage,
    hint: 'Say the id of the one you mean.',
  })
}
