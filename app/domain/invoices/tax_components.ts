import { formatDecimal, parseDecimal } from '#domain/money/decimal'
import { Money } from '#domain/money/money'
import type Invoice from '#models/invoice'
import type InvoiceTax from '#models/invoice_tax'

export type TaxComponent = {
  name: 'CGST' | 'SGST' | 'IGST'
  /** Percent: its share of the rate. */
  rate: string | null
  amountMinor: number
}

const RATE_DECIMALS = 6

/**
 * What an Indian tax is made of, which an Indian invoice has to show: within one state half is
 * central and half is state tax, across states it is integrated (CGST Act, sections 8 and 9; IGST
 * Act, section 5). Empty elsewhere, and where nothing was taxed.
 */
export function taxComponents(
  { taxMinor, rate }: Pick<InvoiceTax, 'taxMinor' | 'rate'>,
  invoice: Invoice
): TaxComponent[] {
  if (invoice.sellerParty.address.country !== 'IN' || taxMinor === 0) return []
  if (!isTaxHalved(invoice)) return [{ name: 'IGST', rate, amountMinor: taxMinor }]

  const [central, state] = Money.of(invoice.currency, taxMinor).allocate([1, 1])
  const half = halfOf(rate)
  return [
    { name: 'CGST', rate: half, amountMinor: central.amountMinor },
    { name: 'SGST', rate: half, amountMinor: state.amountMinor },
  ]
}

/** Whether half of its tax is central and half is state tax. */
export function isTaxHalved({ sellerParty: { address: from }, buyerParty }: Invoice): boolean {
  return from.country === 'IN' && from.region === buyerParty.address.region
}

function halfOf(rate: string | null): string | null {
  const units = rate === null ? null : parseDecimal(rate, RATE_DECIMALS)
  // A half has one decimal more, and five of its units are half of one of these.
  return units === null ? null : formatDecimal(units * 5, RATE_DECIMALS + 1)
}
