import type { DateTime } from 'luxon'
import { companyToday } from '#domain/invoices/company_today'
import { readCollected, type MonthOfMoney } from '#domain/overview/read_collected'
import { AGES, readDebt, type DebtInCurrency } from '#domain/overview/read_debt'
import { readPortalUse, type PortalUse } from '#domain/overview/read_portal_use'
import { Money } from '#domain/money/money'

export type Overview = {
  /** Where the company is: by it invoices are overdue, and months begin. */
  today: string
  /** Those that anything is owed or was paid in; never added together. */
  currencies: (DebtInCurrency & { currency: string; months: MonthOfMoney[] })[]
  portalUse: PortalUse
}

/**
 * How the company stands with its clients: what is left to collect by age, what was collected in the
 * last twelve months, this one included, and how many clients use the portal. Counted in the
 * database, over indexes that hold what is counted.
 */
export async function readOverview(now: DateTime, timeZone: string): Promise<Overview> {
  const today = companyToday(now, timeZone)
  const firsts = monthsUpTo(now.setZone(timeZone))
  const debts = await readDebt(today)
  const collected = await readCollected(firsts)
  const portalUse = await readPortalUse(now)
  const currencies = [...new Set([...debts.keys(), ...collected.keys()])].sort()
  return {
    today,
    currencies: currencies.map((currency) => ({
      currency,
      ...(debts.get(currency) ?? nothingOwed(currency)),
      months: collected.get(currency) ?? nothingCollected(currency, firsts),
    })),
    portalUse,
  }
}

/** The first instants of the last twelve months, oldest first. */
function monthsUpTo(now: DateTime): DateTime[] {
  return Array.from({ length: 12 }, (_, index) =>
    now.startOf('month').minus({ months: 11 - index })
  )
}

function nothingOwed(currency: string): DebtInCurrency {
  const nothing = { amount: Money.zero(currency), count: 0 }
  return { left: nothing, overdue: nothing, ages: AGES.map((age) => ({ age, ...nothing })) }
}

function nothingCollected(currency: string, firsts: DateTime[]): MonthOfMoney[] {
  const zero = Money.zero(currency)
  return firsts.map((first) => ({
    month: first.toFormat('yyyy-MM'),
    collected: zero,
    returned: zero,
  }))
}
