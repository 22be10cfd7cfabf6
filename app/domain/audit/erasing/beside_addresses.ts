import { normalizeEmail } from '#domain/accounts/email_address'
import { idsOf, personalRows, type PersonalRow } from '#domain/audit/erasing/personal_rows'

/**
 * Events beside which one of these addresses was typed, whatever the spaces and capitals, and which
 * `also` lets through.
 */
export async function* besideAddresses(
  addresses: string[],
  also: (row: PersonalRow, address: string) => boolean = () => true
): AsyncGenerator<number[]> {
  const wanted = new Set(addresses.map(kept))
  // Few events have one: narrowed by the database, and compared as addresses are.
  const typed = personalRows((query) => query.where('data', 'like', '%"email":"%'))
  for await (const rows of typed) {
    const found = rows.filter((row) => {
      const address = addressOf(row)
      return wanted.has(address) && also(row, address)
    })
    if (found.length > 0) yield idsOf(found)
  }
}

/** As it is kept for an account; empty where none was typed. */
export function addressOf({ data }: Pick<PersonalRow, 'data'>): string {
  const { email } = JSON.parse(data) as { email?: unknown }
  return typeof email === 'string' ? kept(email) : ''
}

function kept(address: string): string {
  return normalizeEmail(address) ?? address.trim().toLowerCase()
}
