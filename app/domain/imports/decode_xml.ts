import type { DraftProblem } from '#domain/imports/invoice_draft'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** The encodings that e-invoices are seen in; the list is short so that nothing is guessed. */
const SUPPORTED = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['iso-8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1252', 'windows-1252'],
])

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/

/**
 * Turns the bytes of an XML file into text: byte order mark first, then the declared encoding,
 * else UTF-8 (XML 1.0, appendix F). Bytes that the encoding does not know are refused, never
 * replaced, so that no name is damaged silently.
 */
export function decodeXml(bytes: Uint8Array): Done<string> | Refused<'unreadable', DraftProblem[]> {
  const unicode = unicodeByFirstBytes(bytes)
  if (unicode) return decode(bytes, unicode)

  const head = new TextDecoder('iso-8859-1').decode(bytes.subarray(0, 1024))
  const declared = DECLARED.exec(head)?.[1].toLowerCase() ?? 'utf-8'
  const encoding = SUPPORTED.get(declared)
  if (!encoding) {
    return unreadable('unsupported_encoding', `The encoding "${declared}" is not one we read.`)
  }
  return decode(bytes, encoding)
}

function unicodeByFirstBytes(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be'
  return null
}

function decode(
  bytes: Uint8Array,
  encoding: string
): Done<string> | Refused<'unreadable', DraftProblem[]> {
  try {
    return done(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return unreadable('wrong_encoding', `The file is not valid ${encoding.toUpperCase()} text.`)
  }
}

function unreadable(code: string, message: string): Refused<'unreadable', DraftProblem[]> {
  return refused('unreadable', [{ code, place: null, rule: 'XML 1.0', message }])
}
