/**
 * Which characters a font has, and how wide they are, in em, by code point.
 */
export type FontMetrics = Map<number, number>

/**
 * Reads a TrueType font's `cmap` (format 12), `head` and `hmtx` tables (OpenType 1.9).
 * Throws for a font without them.
 */
export function readFontMetrics(font: Buffer): FontMetrics {
  const unitsPerEm = font.readUInt16BE(findTable(font, 'head') + 18)
  const advances = findTable(font, 'hmtx')
  const lastAdvance = font.readUInt16BE(findTable(font, 'hhea') + 34) - 1
  const subtable = findSegmentedCoverage(font, findTable(font, 'cmap'))
  const metrics: FontMetrics = new Map()

  const groups = font.readUInt32BE(subtable + 12)
  for (let group = 0; group < groups; group++) {
    const at = subtable + 16 + 12 * group
    const first = font.readUInt32BE(at)
    const last = font.readUInt32BE(at + 4)
    const firstGlyph = font.readUInt32BE(at + 8)
    for (let point = first; point <= last; point++) {
      const glyph = Math.min(firstGlyph + point - first, lastAdvance)
      metrics.set(point, font.readUInt16BE(advances + 4 * glyph) / unitsPerEm)
    }
  }
  return metrics
}

/**
 * The width of a text in em, as the sum of its characters: kerning and ligatures, which make it
 * a little narrower, are left out.
 */
export function textWidth(text: string, fonts: FontMetrics[]): number {
  let width = 0
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0
    width += fonts.find((font) => font.has(point))?.get(point) ?? 1
  }
  return width
}

function findTable(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let table = 0; table < tables; table++) {
    const record = 12 + 16 * table
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`The font has no ${tag} table`)
}

function findSegmentedCoverage(font: Buffer, cmap: number): number {
  const encodings = font.readUInt16BE(cmap + 2)
  for (let encoding = 0; encoding < encodings; encoding++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * encoding + 4)
    if (font.readUInt16BE(subtable) === 12) return subtable
  }
  throw new Error('The font has no format 12 character map')
}
