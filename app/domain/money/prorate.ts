import { Money } from '#domain/money/money'

/**
 * Splits an amount in the proportion of signed weights (a tax breakdown may have negative rows), to
 * the minor unit: what rounding leaves goes to the largest. All of it gives back the weights. Null
 * when the weights have no positive sum, so that there is no proportion.
 */
export function prorate(amount: Money, weights: number[]): Money[] | null {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (whole <= 0n) return null
  const shares = weights.map((weight) => {
    const product = BigInt(amount.amountMinor) * BigInt(weight)
    return Number(product / whole)
  })
  const largest = weights.indexOf(Math.max(...weights))
  shares[largest] += amount.amountMinor - shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Money.of(amount.currency, share))
}
