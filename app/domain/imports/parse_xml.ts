import { DOMException, DOMParser, ParseError, type Element } from '@xmldom/xmldom'
import { decodeXml } from '#domain/imports/decode_xml'
import { guardXml } from '#domain/imports/guard_xml'
import type { DraftProblem } from '#domain/imports/invoice_draft'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** The largest e-invoice file that is read. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024

/**
 * Parses hostile bytes into the root element of a well-formed XML document without a document
 * type. Problems: too_large, empty, not_xml, wrong_encoding, unsupported_encoding, dtd_forbidden,
 * too_complex.
 */
export function parseXml(bytes: Uint8Array): Done<Element> | Refused<'unreadable', DraftProblem[]> {
  if (bytes.length > MAX_FILE_BYTES) {
    return unreadable('too_large', null, 'The file is larger than 10 MB.')
  }
  const decoded = decodeXml(bytes)
  if (!decoded.ok) return decoded

  const text = decoded.value
  if (text.trim() === '') return unreadable('empty', null, 'The file is empty.')

  const harm = guardXml(text)
  if (harm) return refused('unreadable', [harm])
  return parse(text)
}

function parse(text: string): Done<Element> | Refused<'unreadable', DraftProblem[]> {
  let complaint = 'it cannot be read'

  // Warnings stop the parser too: missing quotes and the like are warnings to it.
  const onError = (level: string, message: string): void => {
    if (level === 'warning' && message.startsWith('Unicode replacement')) return
    complaint = message.slice(0, 200)
    throw new SyntaxError(message)
  }

  try {
    const document = new DOMParser({ onError }).parseFromString(text, 'application/xml')
    if (document.documentElement && !document.doctype) return done(document.documentElement)
    return unreadable('not_xml', null, 'The file is not an XML document.')
  } catch (error) {
    if (!(error instanceof ParseError) && !(error instanceof DOMException)) throw error
    const line = error instanceof ParseError ? lineOf(error.locator) : null
    return unreadable('not_xml', line, `The file is not well-formed XML: ${complaint}.`)
  }
}

function lineOf(locator: { lineNumber?: number } | undefined): string | null {
  return locator?.lineNumber ? `line ${locator.lineNumber}` : null
}

function unreadable(
  code: string,
  place: string | null,
  message: string
): Refused<'unreadable', DraftProblem[]> {
  return refused('unreadable', [{ code, place, rule: 'XML 1.0', message }])
}
