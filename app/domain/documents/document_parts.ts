/**
 * What the documents have in common. All of it is plain data, so that it can be kept, compared
 * and sent to a worker thread as it is.
 */

/** Reads a fixed text from the ICU catalogue: `t('documents.invoice.issued')`. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

export type Branding = {
  name: string
  /** "#rrggbb" */
  colour: string
  /** PNG only; the product re-encodes every logo that is handed in. */
  logoPng: Uint8Array | null
}

export type DocumentParty = {
  name: string
  addressLines: string[]
  /** Printed after its own label: { label: 'GSTIN', value: '29AAKFL4821M1ZP' } */
  identifiers: { label: string; value: string }[]
}

/**
 * Which words the tax goes by: GST in India (with HSN/SAC and place of supply), GST elsewhere,
 * VAT, or plain "Tax".
 */
export type TaxScheme = 'gst_in' | 'gst' | 'vat' | 'tax'
