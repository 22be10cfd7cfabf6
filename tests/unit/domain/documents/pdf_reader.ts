import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

async function reading<Value>(
  pdf: Buffer,
  read: (document: PDFDocumentProxy) => Promise<Value>
): Promise<Value> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  try {
    return await read(await task.promise)
  } finally {
    await task.destroy()
  }
}

/** What a reader extracts from each page, spaces collapsed. */
export async function pagesOf(pdf: Buffer): Promise<string[]> {
  return reading(pdf, async (document) => {
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const texts = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
      pages.push(texts.join('').replace(/\s+/g, ' '))
    }
    return pages
  })
}

export async function textOf(pdf: Buffer): Promise<string> {
  const pages = await pagesOf(pdf)
  return pages.join(' ')
}

/** How many pieces of text end beyond the right edge of the page, or begin before the left. */
export async function piecesOutside(pdf: Buffer): Promise<number> {
  return reading(pdf, async (document) => {
    let outside = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const [, , right] = page.view
      const { items } = await page.getTextContent()
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue
        const x = item.transform[4]
        if (x < 0 || x + item.width > right) outside++
      }
    }
    return outside
  })
}

/** The roles in the first page's structure tree. */
export async function structureOf(pdf: Buffer): Promise<string[]> {
  const roles = (node: object): string[] => [
    ...('role' in node ? [String(node.role)] : []),
    ...('children' in node ? (node.children as object[]).flatMap(roles) : []),
  ]
  return reading(pdf, async (document) => {
    const page = await document.getPage(1)
    const tree = await page.getStructTree()
    return tree ? roles(tree) : []
  })
}

export async function xmpOf(pdf: Buffer) {
  const xmp = pdf.toString('utf8')
  const { info } = await reading(pdf, (document) => document.getMetadata())
  const field = (name: string) => new RegExp(`${name}(?:>|=")([^<"]*)`).exec(xmp)?.[1] ?? ''
  return {
    part: field('pdfaid:part'),
    conformance: field('pdfaid:conformance'),
    created: field('xmp:CreateDate'),
    title: 'Title' in info ? info.Title : null,
    language: 'Language' in info ? info.Language : null,
  }
}

/** The font descriptors, wherever they are: Typst packs objects into compressed streams. */
export function fontsOf(pdf: Buffer): { name: string; isEmbedded: boolean }[] {
  const descriptors = sourceOf(pdf).matchAll(/\/Type\s*\/FontDescriptor\b([\s\S]*?)>>/g)
  return Array.from(descriptors, ([, dictionary]) => ({
    name: /\/FontName\s*\/([^\s/]+)/.exec(dictionary)?.[1] ?? '',
    isEmbedded: /\/FontFile[23]?\s+\d+ 0 R/.test(dictionary),
  }))
}

/** The texts that a span of glyphs stands for (ActualText), which pdf.js does not read. */
export function spokenTexts(pdf: Buffer): string[] {
  const spans = sourceOf(pdf).matchAll(
    /\/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\)])*\))/g
  )
  return Array.from(spans, ([, text]) => readTextString(text))
}

function readTextString(token: string): string {
  const bytes = token.startsWith('<')
    ? Buffer.from(token.slice(1, -1).replace(/\s/g, ''), 'hex')
    : Buffer.from(token.slice(1, -1).replace(/\\([()\\])/g, '$1'), 'latin1')
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1')
  return bytes
    .subarray(2, 2 + 2 * Math.floor((bytes.length - 2) / 2))
    .swap16()
    .toString('utf16le')
}

function sourceOf(pdf: Buffer): string {
  const source = pdf.toString('latin1')
  const streams = Array.from(
    source.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g),
    ([, body]) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    }
  )
  return [source, ...streams].join('\n')
}

/** A PNG of one colour. */
export function aPng(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(4 * width, 0x80)])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ])
  )
}
