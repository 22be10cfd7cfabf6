import { Money } from '#domain/money/money'

const GIGA = 1_000_000_000

type Summed = Record<string, unknown>

/**
 * SQL for the exact sum of a column of minor units, to be read by `readMinorSum`. In two parts, as
 * text: SQLite ends with an error beyond 64 bits, and what a number holds exactly ends before.
 */
export function minorSum(column: string, name = 'minor'): string {
  return `cast(sum((${column}) / ${GIGA}) as text) as ${name}_giga,
          cast(sum((${column}) % ${GIGA}) as text) as ${name}_rest`
}

/** What `minorSum` of that name came to; 0 of no rows. */
export function readMinorSum(row: Summed, name = 'minor'): bigint {
  const part = (of: string) => BigInt((row[`${name}_${of}`] as string | null) ?? 0)
  return part('giga') * BigInt(GIGA) + part('rest')
}

/**
 * A sum for reports: beyond what a JSON number holds exactly (2^53 - 1 minor units) it is told as
 * that, because a report that ends with an error tells nobody anything. Never for what is paid.
 */
export function moneyForReport(currency: string, minor: bigint): Money {
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  const told = minor > most ? most : minor < -most ? -most : minor
  return Money.of(currency, Number(told))
}
