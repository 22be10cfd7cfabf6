import type { FontMetrics } from '#domain/documents/font_metrics'

/** Drawn for what no font of ours has; both of our families know it. */
const REPLACEMENT = '\ufffd'

/**
 * Controls, lone surrogates, private use and unassigned code points, and the marks that turn
 * the direction of writing: PDF/A forbids some, and the last can make a number read as another.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/gu

const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

const JOINERS = /[\u200c\u200d]/g

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Makes any text printable with the given fonts: one line, no invisible controls, nothing that
 * no font has. A grapheme (a flag, a family, a letter with its marks) is
 * replaced whole, once.
 */
export function printable(text: string, fonts: FontMetrics[]): string {
  const line = text.replace(SPACES, ' ').replace(UNPRINTABLE, '').normalize('NFC')
  return isAscii(line) ? line : covered(line, fonts)
}

/** Every text of plain data, however deep, made printable; the shape stays as it is. */
export function printableTexts<Data>(data: Data, fonts: FontMetrics[]): Data
export function printableTexts(data: unknown, fonts: FontMetrics[]): unknown {
  if (typeof data === 'string') return printable(data, fonts)
  if (Array.isArray(data)) return data.map((item) => printableTexts(item, fonts))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, item]) => [key, printableTexts(item, fonts)])
  )
}

/** Most texts: no need to look at every grapheme. */
function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

function covered(line: string, fonts: FontMetrics[]): string {
  let printed = ''
  for (const { segment } of graphemes.segment(line)) {
    // One font has to have all of it: shaping never mixes fonts within a grapheme.
    const points = Array.from(segment.replace(JOINERS, ''), (char) => char.codePointAt(0) ?? 0)
    const known = fonts.some((font) => points.every((point) => font.has(point)))
    printed += known ? segment : REPLACEMENT
  }
  return printed
}
