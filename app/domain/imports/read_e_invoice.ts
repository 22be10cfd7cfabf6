import type { DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { parseXml } from '#domain/imports/parse_xml'
import { CII_INVOICE, readCii } from '#domain/imports/read_cii'
import { readUbl, UBL_CREDIT_NOTE, UBL_INVOICE } from '#domain/imports/read_ubl'
import { refused, type Done, type Refused } from '#domain/shared/result'

/**
 * Reads an e-invoice of EN 16931 in either syntax. What it is, is told by the root element and
 * its namespace, never by the file's name. The bytes may come from anyone: see `parseXml` for
 * what is refused before a parser sees it. A draft that comes back holds all its own totals.
 */
export function readEInvoice(
  bytes: Uint8Array
): Done<InvoiceDraft> | Refused<'unreadable', DraftProblem[]> {
  const parsed = parseXml(bytes)
  if (!parsed.ok) return parsed

  const root = parsed.value
  switch (`${root.localName} ${root.namespaceURI}`) {
    case `Invoice ${UBL_INVOICE}`:
    case `CreditNote ${UBL_CREDIT_NOTE}`:
      return readUbl(root)
    case `CrossIndustryInvoice ${CII_INVOICE}`:
      return readCii(root)
    default:
      return refused('unreadable', [unknownFormat(root.localName, root.namespaceURI)])
  }
}

function unknownFormat(name: string | null, namespace: string | null): DraftProblem {
  const found = `"${name?.slice(0, 60)}" of "${namespace?.slice(0, 100) ?? ''}"`
  return {
    code: 'unknown_format',
    place: `/${name?.slice(0, 60)}`,
    rule: 'EN 16931-3',
    message: `The file is ${found}, not a UBL 2.1 Invoice or CreditNote nor a Cross Industry Invoice D16B.`,
  }
}
