import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { minorSum, moneyForReport, readMinorSum } from '#domain/money/minor_sum'
import type { Money } from '#domain/money/money'
import { currenciesOf } from '#domain/overview/currencies_of'
import { iso } from '#domain/shared/iso'

/** `month` is YYYY-MM. What went back counts in the month in which it did. */
export type MonthOfMoney = { month: string; collected: Money; returned: Money }

const PAID = { table: 'payments', time: 'paid_at', condition: 'amount_minor > 0' }
const RETURNED = { table: 'refunds', time: 'refunded_at', condition: `state = 'done'` }

type Movement = typeof PAID

/**
 * Money that came and went back by currency, in the months that begin at `firsts` and follow each
 * other. Months end where the company is, which no database knows: one short query for each.
 */
export async function readCollected(firsts: DateTime[]): Promise<Map<string, MonthOfMoney[]>> {
  const currencies = new Set([
    ...(await currenciesOf(`payments where ${PAID.condition}`)),
    ...(await currenciesOf(`refunds where ${RETURNED.condition}`)),
  ])
  const collected = new Map<string, MonthOfMoney[]>()
  for (const currency of currencies) {
    const months: MonthOfMoney[] = []
    for (const first of firsts) {
      months.push({
        month: first.toFormat('yyyy-MM'),
        collected: await sum(PAID, currency, first),
        returned: await sum(RETURNED, currency, first),
      })
    }
    collected.set(currency, months)
  }
  return collected
}

async function sum(
  { table, time, condition }: Movement,
  currency: string,
  first: DateTime
): Promise<Money> {
  const row = await db
    .from(table)
    .whereRaw(condition)
    .where('currency', currency)
    .where(time, '>=', iso(first))
    .where(time, '<', iso(first.plus({ months: 1 })))
    .select(db.raw(minorSum('amount_minor')))
    .firstOrFail()
  return moneyForReport(currency, readMinorSum(row))
}
