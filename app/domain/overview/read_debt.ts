import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { minorSum, moneyForReport, readMinorSum } from '#domain/money/minor_sum'
import type { Money } from '#domain/money/money'
import { currenciesOf } from '#domain/overview/currencies_of'

export const AGES = ['not_due', '1_30', '31_60', '61_90', 'over_90'] as const
/** How many days a debt has been overdue. */
type Age = (typeof AGES)[number]

type Sum = { amount: Money; count: number }
type ExactSum = { minor: bigint; count: number }

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
    total([due, undated]),
    await sum(currency, { from: daysAgo(30), to: today }),
    await sum(currency, { from: daysAgo(60), to: daysAgo(30) }),
    await sum(currency, { from: daysAgo(90), to: daysAgo(60) }),
    await sum(currency, { to: daysAgo(90) }),
  ]
  const told = ({ minor, count }: ExactSum): Sum => ({
    amount: moneyForReport(currency, minor),
    count,
  })
  return {
    left: told(total(ages)),
    overdue: told(total(ages.slice(1))),
    ages: ages.map((one, index) => ({ age: AGES[index], ...told(one) })),
  }
}

/** Due days from `from`, before `to`; or those that have none. */
async function sum(
  currency: string,
  due: { from?: string; to?: string } | 'undated'
): Promise<ExactSum> {
  const query = db.from('invoices').whereRaw(OPEN).where('currency', currency)
  if (due === 'undated') query.whereNull('due_on')
  else {
    if (due.from) query.where('due_on', '>=', due.from)
    if (due.to) query.where('due_on', '<', due.to)
  }
  const row = await query
    .select(db.raw(minorSum('balance_minor')))
    .count('* as invoices')
    .firstOrFail()
  return { minor: readMinorSum(row), count: Number(row.invoices) }
}

function total(sums: ExactSum[]): ExactSum {
  return {
    minor: sums.reduce((all, { minor }) => all + minor, 0n),
    count: sums.reduce((all, { count }) => all + count, 0),
  }
}
