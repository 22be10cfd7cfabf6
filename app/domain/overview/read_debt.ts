import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { Money } from '#domain/money/money'
import { currenciesOf } from '#domain/overview/currencies_of'

export const AGES = ['not_due', '1_30', '31_60', '61_90', 'over_90'] as const
/** How many days a debt has been overdue. */
type Age = (typeof AGES)[number]

type Sum = { amount: Money; count: number }

export type DebtInCurrency = { left: Sum; overdue: Sum; ages: (Sum & { age: Age })[] }

/** Word for word the condition of the index: only open invoices are read, and no row of the table. */
const OPEN = `state = 'issued' and balance_minor > 0`

/** What clients owe by currency, on that day (YYYY-MM-DD). */
export async function readDebt(today: string): Promise<Map<string, DebtInCurrency>> {
  const debts = new Map<string, DebtInCurrency>()
  for (const currency of await currenciesOf(`invoices where ${OPEN}`)) {
    debts.set(currency, await debtIn(currency, today))
  }
  return debts
}

/** One short query for each age: SQLite answers while nobody else is served. */
async function debtIn(currency: string, today: string): Promise<DebtInCurrency> {
  const daysAgo = (days: number) => DateTime.fromISO(today).minus({ days }).toISODate()!
  const due = await sum(currency, { from: today })
  const undated = await sum(currency, 'undated')
  const ages = [
    { age: AGES[0], amount: due.amount.plus(undated.amount), count: due.count + undated.count },
    { age: AGES[1], ...(await sum(currency, { from: daysAgo(30), to: today })) },
    { age: AGES[2], ...(await sum(currency, { from: daysAgo(60), to: daysAgo(30) })) },
    { age: AGES[3], ...(await sum(currency, { from: daysAgo(90), to: daysAgo(60) })) },
    { age: AGES[4], ...(await sum(currency, { to: daysAgo(90) })) },
  ]
  return { left: total(currency, ages), overdue: total(currency, ages.slice(1)), ages }
}

/** Due days from `from`, before `to`; or those that have none. */
async function sum(
  currency: string,
  due: { from?: string; to?: string } | 'undated'
): Promise<Sum> {
  const query = db.from('invoices').whereRaw(OPEN).where('currency', currency)
  if (due === 'undated') query.whereNull('due_on')
  else {
    if (due.from) query.where('due_on', '>=', due.from)
    if (due.to) query.where('due_on', '<', due.to)
  }
  const row = await query.sum('balance_minor as minor').count('* as invoices').firstOrFail()
  return { amount: Money.of(currency, Number(row.minor ?? 0)), count: Number(row.invoices) }
}

function total(currency: string, sums: Sum[]): Sum {
  return {
    amount: Money.sum(
      currency,
      sums.map(({ amount }) => amount)
    ),
    count: sums.reduce((all, { count }) => all + count, 0),
  }
}
