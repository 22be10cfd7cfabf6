import { wcagContrast } from 'culori'
import { mailColours, type MailColours } from '#mails/brand_colours'

/** Ratios of WCAG 2.2, as "4.5 to 1": below that text is hard to read. */
type BrandContrast = Record<'light' | 'dark', { buttonLabel: number; links: number }>

/** How well a company's colour can be read where the portal uses it. It is made to be, whatever it is. */
export function brandContrast(brand: string): BrandContrast {
  const { light, dark } = mailColours(brand)
  return { light: ofScheme(light), dark: ofScheme(dark) }
}

function ofScheme({ fill, onFill, ink, surface }: MailColours) {
  return { buttonLabel: ratio(onFill, fill), links: ratio(ink, surface) }
}

/** Rounded down, so that no figure promises more than there is. */
function ratio(one: string, other: string): number {
  return Math.floor(wcagContrast(one, other) * 10) / 10
}
