import type { Currency } from '#database/demo/clients'

/** A line as a person would write it: what, how many, and what one costs. */
export type Work = {
  name: string
  description?: string
  quantity: number
  /** UN/ECE recommendation 20; C62 is "one". */
  unit: 'C62' | 'HUR' | 'H87'
  /** A decimal of the invoice's currency. */
  price: string
  /** Percent, before exports are freed of it. */
  rate: '18' | '5'
  /** HSN/SAC */
  classification: string
}

type Offer = Omit<Work, 'quantity' | 'price'> & {
  title: string
  /** Of one unit, in rupees. */
  rupees: number
  quantities: number[]
}

const design = { rate: '18', classification: '998391' } as const
const web = { rate: '18', classification: '998314' } as const
const photo = { rate: '18', classification: '998381' } as const
const print = { rate: '5', classification: '4901', unit: 'H87' } as const

/** What the studio sells. */
// prettier-ignore
export const OFFERS: Offer[] = [
  { ...design, title: 'Brand retainer', name: 'Brand retainer', unit: 'C62', rupees: 55_000, quantities: [1] },
  { ...design, title: 'Packaging design', name: 'Packaging system', description: 'Design', unit: 'C62', rupees: 68_000, quantities: [1] },
  { ...design, title: 'Label set', name: 'Label set', description: 'Design', unit: 'C62', rupees: 4_500, quantities: [4, 6, 8] },
  { ...design, title: 'Identity refresh', name: 'Logo and identity refresh', unit: 'C62', rupees: 96_000, quantities: [1] },
  { ...design, title: 'Annual report', name: 'Annual report, layout and typesetting', unit: 'C62', rupees: 74_500, quantities: [1] },
  { ...design, title: 'Illustrations', name: 'Illustration', unit: 'C62', rupees: 12_500, quantities: [1, 2, 3] },
  { ...design, title: 'Menu boards', name: 'Menu boards, layout and typesetting', unit: 'C62', rupees: 5_200, quantities: [2, 3, 5] },
  { ...design, title: 'Art direction', name: 'Art direction on press', unit: 'HUR', rupees: 2_000, quantities: [4, 6, 8] },
  { ...design, title: 'Campaign', name: 'Campaign key visual', unit: 'C62', rupees: 42_000, quantities: [1] },
  { ...design, title: 'Signage', name: 'Signage, drawings and templates', unit: 'C62', rupees: 18_400, quantities: [1, 2] },
  { ...web, title: 'Website', name: 'Product page templates', description: 'Web', unit: 'HUR', rupees: 1_800, quantities: [8, 10, 16, 24] },
  { ...web, title: 'Newsletter', name: 'Newsletter template', unit: 'C62', rupees: 15_750, quantities: [1] },
  { ...web, title: 'Web care', name: 'Care and updates', unit: 'HUR', rupees: 1_650, quantities: [3, 5, 6] },
  { ...photo, title: 'Photography', name: 'Photography, half day', unit: 'C62', rupees: 22_000, quantities: [1, 2] },
  { ...photo, title: 'Photo retouching', name: 'Photo retouching', unit: 'H87', rupees: 450, quantities: [14, 20, 36] },
  { ...print, title: 'Brochures', name: 'Brochures, printed', description: 'A5, 8 pages', rupees: 11.5, quantities: [500, 1_000, 2_500] },
  { ...print, title: 'Leaflets', name: 'Leaflets, printed', description: 'A6', rupees: 4.25, quantities: [1_000, 2_000, 5_000] },
  { ...print, title: 'Posters', name: 'Posters, printed', description: 'A2', rupees: 38, quantities: [50, 100, 200] },
]

/** Round prices abroad, not the day's exchange rate. Decimals as the currency has them. */
export function priceIn(currency: Currency, rupees: number): string {
  switch (currency) {
    case 'INR':
      return rupees.toFixed(2)
    case 'EUR':
      return rounded(rupees / 90).toFixed(2)
    case 'USD':
      return rounded(rupees / 84).toFixed(2)
    case 'JPY':
      return Math.max(1, rounded(rupees / 0.56)).toFixed(0)
  }
}

/** As a studio writes its price list: in steps of a twentieth of the leading digit. */
function rounded(price: number): number {
  const step = 10 ** Math.floor(Math.log10(price)) / 20
  return Math.round(price / step) * step
}
