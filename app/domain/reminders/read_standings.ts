import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { bouncedAddresses } from '#domain/outbox/bounced_addresses'
import type { Person, Standing } from '#domain/reminders/obstacles'
import ReminderPause from '#models/reminder_pause'

type PersonRow = {
  client_id: number | string
  account_id: number | string
  name: string
  email: string | null
  locale: string
  role: string
  state: string
}

/** How each of these clients stands, in a few statements. `today` is the company's. */
export async function readStandings(
  client: QueryClientContract,
  clientIds: number[],
  { today, isPortalOpen }: { today: string; isPortalOpen: boolean }
): Promise<(clientId: number) => Standing> {
  const pauses = await activePauses(client, today).whereIn('client_id', clientIds)
  const rows: PersonRow[] = await client
    .from('memberships')
    .join('accounts', 'accounts.id', 'memberships.account_id')
    .whereIn('memberships.client_id', clientIds)
    .whereNot('memberships.state', 'disabled')
    .orderBy('memberships.id')
    .select('memberships.client_id', 'memberships.account_id', 'memberships.role')
    .select('memberships.state', 'accounts.name', 'accounts.email', 'accounts.locale')
  const emails = rows.flatMap(({ email }) => (email === null ? [] : [email]))
  const bounced = await bouncedAddresses([...new Set(emails)], client)

  const peopleOf = Map.groupBy(rows, ({ client_id: id }) => Number(id))
  const pausesOf = Map.groupBy(pauses, ({ clientId }) => clientId)
  return (clientId) => ({
    isPortalOpen,
    pauses: pausesOf.get(clientId) ?? [],
    people: (peopleOf.get(clientId) ?? []).map(person),
    bounced,
  })
}

/** Pauses that hold on this day, the last one included. */
export function activePauses(client: QueryClientContract | undefined, today: string) {
  return ReminderPause.query({ client }).where((holds) =>
    holds.whereNull('until').orWhere('until', '>=', today)
  )
}

function person({ account_id: accountId, name, email, locale, role, state }: PersonRow): Person {
  return { accountId: Number(accountId), name, email, locale, role, state }
}
