import { fitTable } from '#domain/documents/fit_table'
import { printableTexts } from '#domain/documents/printable'
import { textWidth, type FontMetrics } from '#domain/documents/font_metrics'
import type { Labelled, Sheets } from '#domain/documents/sheet'

/** Points. */
const LINES = { size: 8.7, gap: 4.5 }
const BREAKDOWN = { size: 7.8, gap: 7.4 }

/** What the highlighted box has room for, in points: its width without its insets. */
const DUE_ROOM = 168
const LEFT_ROOM = 208

const WIDEST_LOGO = 80
const LOGO_HEIGHT = 9.5

/**
 * What a template reads: the sheet with printable texts, columns with their widths, and the
 * logo's size (mm) instead of its bytes.
 */
export function layOut({ logoPng, ...sheet }: Sheets[keyof Sheets], fonts: FontMetrics[]): object {
  const logo = logoPng && logoSize(logoPng)
  const texts = printableTexts(sheet, fonts)
  if ('lines' in texts) {
    const { taxes } = texts
    return {
      ...texts,
      logo,
      // The link's target goes as it is: only what is printed has to be printable.
      url: 'payOnline' in sheet ? sheet.payOnline?.url : null,
      due: highlighted(texts.due, DUE_ROOM, fonts),
      lines: fitTable(texts.lines, LINES, fonts),
      taxes: taxes && { ...taxes, table: fitTable(taxes.table, BREAKDOWN, fonts) },
    }
  }
  const { allocations } = texts
  return {
    ...texts,
    logo,
    left: highlighted(texts.left, LEFT_ROOM, fonts),
    allocations: allocations && {
      ...allocations,
      table: fitTable(allocations.table, LINES, fonts),
    },
  }
}

/** Whether label (9.2 pt) and amount (12.5 pt) need a line each. */
function highlighted(item: Labelled, room: number, fonts: FontMetrics[]) {
  const width = 9.2 * textWidth(item.label, fonts) + 12.5 * textWidth(item.value, fonts) + 8
  return { ...item, stacked: width > room }
}

/**
 * A PNG's IHDR holds its size (PNG 3, 11.2.1). Throws TypeError for anything else.
 */
function logoSize(png: Uint8Array): { width: number; height: number } {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') {
    throw new TypeError('The logo is no PNG')
  }
  const width = (LOGO_HEIGHT * bytes.readUInt32BE(16)) / bytes.readUInt32BE(20)
  const scale = Math.min(1, WIDEST_LOGO / width)
  return { width: width * scale, height: LOGO_HEIGHT * scale }
}
