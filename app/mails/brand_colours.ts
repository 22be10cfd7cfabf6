import { clampChroma, converter, formatHex, wcagLuminance } from 'culori'

/** The colours of a mail in one scheme, as "#rrggbb": mail apps read neither variables nor OKLCH. */
export type MailColours = {
  canvas: string
  surface: string
  line: string
  lineStrong: string
  text: string
  muted: string
  fill: string
  onFill: string
  ink: string
  due: string
  overdue: string
}

const toOklch = converter('oklch')

// Of the design tokens; fixed hues that the brand never tints.
const STATUS_LIGHT = { due: '#855300', overdue: '#b3261e' }
const STATUS_DARK = { due: '#ecc071', overdue: '#ff9d92' }

/**
 * Resolves the pages' colour formulas (tokens.css) for the one colour that a company picks, given
 * as "#rrggbb". Lightness is clamped, so text keeps 4.5:1 whatever was picked.
 */
export function mailColours(brand: string): { light: MailColours; dark: MailColours } {
  const { l, c, h = 0 } = toOklch(brand) ?? { l: 0.45, c: 0, h: 0 }
  const hex = (lightness: number, chroma: number) =>
    formatHex(clampChroma({ mode: 'oklch', l: lightness, c: Math.min(c, chroma), h }, 'oklch'))

  const fill = hex(clamp(0.25, l, 0.94), c)
  return {
    light: {
      canvas: hex(0.962, 0.004),
      surface: '#ffffff',
      line: hex(0.915, 0.005),
      lineStrong: hex(0.75, 0.006),
      text: hex(0.235, 0.012),
      muted: hex(0.45, 0.012),
      fill,
      onFill: labelOn(fill),
      ink: hex(Math.min(l, 0.47), 0.17),
      ...STATUS_LIGHT,
    },
    dark: {
      canvas: hex(0.172, 0.004),
      surface: hex(0.212, 0.004),
      line: hex(0.3, 0.006),
      lineStrong: hex(0.4, 0.006),
      text: hex(0.945, 0.004),
      muted: hex(0.755, 0.006),
      fill: hex(clamp(0.72, l, 0.92), 0.15),
      onFill: hex(0.18, 0.03),
      ink: hex(Math.max(l, 0.8), 0.12),
      ...STATUS_DARK,
    },
  }
}

/** Below this luminance white gives 4.5:1 or more, above it black gives 4.6:1 or more. */
function labelOn(fill: string): string {
  return wcagLuminance(fill) < 0.183 ? '#ffffff' : '#000000'
}

function clamp(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
