import { HEAD_COLUMNS, LINE_COLUMNS, type InvoiceColumn } from '#domain/imports/invoice_table'
import { INVOICE_FORMAT } from '#domain/imports/read_json'
import type { Schema } from '#tests/support/openapi/schema'

/** A document of the format invoice.v1, from the columns that its reader goes by. */
export function invoiceDocument(): Schema {
  const head = objectOf(HEAD_COLUMNS)
  return {
    ...head,
    properties: {
      format: { type: 'string', const: INVOICE_FORMAT },
      ...head.properties,
      lines: { type: 'array', minItems: 1, items: objectOf(LINE_COLUMNS) },
    },
    required: ['format', ...(head.required ?? []), 'lines'],
  }
}

/** The same as it is written: nothing but its currency and lines has to be there. */
export function unfinishedInvoice(): Schema {
  return { ...invoiceDocument(), required: ['currency', 'lines'] }
}

/** "client.address.city" stands in an object in an object. */
function objectOf(columns: readonly InvoiceColumn[]): Schema {
  const root: Schema = emptyObject()
  for (const { json, what, example, required } of columns) {
    const path = json.split('.')
    const leaf = path.pop()!
    let at = root
    for (const key of path) {
      at.properties![key] ??= emptyObject()
      if (required) at.required = [...new Set([...(at.required ?? []), key])]
      at = at.properties![key]
    }
    at.properties![leaf] = {
      type: ['string', 'number', 'null'],
      description: what,
      ...(example !== '' && { examples: [example] }),
    }
    if (required) at.required = [...(at.required ?? []), leaf]
  }
  return root
}

function emptyObject(): Schema {
  return { type: 'object', properties: {}, additionalProperties: false }
}
