import type { Money } from '~shared/wire'

export type Sum = { count: number; amount: Money }
type ControlTotal = { currency: string } & Record<'before' | 'file' | 'imported' | 'after', Sum>
export type ControlTotals = { totals: ControlTotal[]; isProven: boolean | null }

/** What the summary of a job says of money; null where it says nothing of it. */
export function totalsIn({ summary }: { summary: unknown }): ControlTotals | null {
  if (!isRecord(summary) || !Array.isArray(summary.totals)) return null
  const { isProven } = summary
  return {
    totals: summary.totals as ControlTotal[],
    isProven: typeof isProven === 'boolean' ? isProven : null,
  }
}

/** How many there were and are, of an import of clients. */
export function standingsIn({ summary }: { summary: unknown }): {
  name: 'clients' | 'accounts'
  before: number
  after: number
}[] {
  if (!isRecord(summary)) return []
  return (['clients', 'accounts'] as const).flatMap((name) => {
    const counted = summary[name]
    if (!isRecord(counted) || !('before' in counted)) return []
    return [{ name, before: Number(counted.before), after: Number(counted.after) }]
  })
}

/** Whose invoices they are: clients that were there, and that an import of invoices opened, or would. */
export function clientsIn({
  summary,
}: {
  summary: unknown
}): { found: number; opened: number } | null {
  const clients = isRecord(summary) ? summary.clients : null
  if (!isRecord(clients) || !('opened' in clients)) return null
  return { found: Number(clients.found), opened: Number(clients.opened) }
}

/** Columns of the file that the format does not have. */
export function ignoredIn({ summary }: { summary: unknown }): string[] {
  const ignored = isRecord(summary) ? summary.ignoredColumns : null
  return Array.isArray(ignored) ? ignored.map(String) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
