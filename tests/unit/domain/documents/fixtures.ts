import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Translate } from '#domain/documents/document_parts'
import type { DocumentLine, InvoiceDocument } from '#domain/documents/invoice_document'
import type { ReceiptDocument } from '#domain/documents/receipt_document'

type Catalogue = { [key: string]: string | Catalogue }

const catalogue: Catalogue = {
  documents: JSON.parse(
    readFileSync(new URL('../../../../resources/lang/en/documents.json', import.meta.url), 'utf8')
  ),
}

/** The English catalogue itself, read by the same formatter as the app's. */
export const t: Translate = (key, params) => {
  let found: string | Catalogue = catalogue
  for (const part of key.split('.')) {
    if (typeof found === 'string' || !(part in found)) throw new Error(`No text for ${key}`)
    found = found[part]
  }
  if (typeof found !== 'string') throw new Error(`${key} is a group of texts`)
  return String(new IntlMessageFormat(found, 'en').format(params))
}

export function aLine(number: number, line: Partial<DocumentLine> = {}): DocumentLine {
  return {
    position: String(number),
    name: `Item ${number}`,
    description: null,
    note: null,
    classification: null,
    quantity: '1',
    unit: 'C62',
    unitPrice: '100',
    priceBaseQuantity: null,
    taxCategory: 'S',
    taxRate: '18',
    netMinor: 10_000,
    adjustments: [],
    ...line,
  }
}

/** A tax invoice of 10 lines and two rates; any part can be replaced. */
export function anInvoice(parts: Partial<InvoiceDocument> = {}): InvoiceDocument {
  const design = { classification: '998391' }
  const print = { classification: '4901', taxRate: '5', unit: 'pcs' }
  return {
    locale: 'en-IN',
    branding: { name: 'Larkspur Studio', colour: '#2f4fa3', logoPng: null },
    kind: 'tax_invoice',
    isRefunded: false,
    number: 'LS-2026-0187',
    issuedOn: '2026-10-25',
    dueOn: '2026-11-08',
    currency: 'INR',
    taxScheme: 'gst_in',
    title: 'Autumn packaging and launch print',
    poNumber: 'PO 4471',
    buyerReference: null,
    contractReference: null,
    projectReference: null,
    precedingInvoices: [],
    placeOfSupply: 'Karnataka (29)',
    contact: 'Meera Anand',
    reverseCharge: false,
    seller: {
      name: 'Larkspur Studio LLP',
      addressLines: ['14 Cubbon Lane', 'Bengaluru 560001, Karnataka'],
      identifiers: [{ label: 'GSTIN', value: '29AAKFL4821M1ZP' }],
    },
    buyer: {
      name: 'Kestrel Bay Coffee Pvt Ltd',
      addressLines: ['7 Wharf Road', 'Bengaluru 560025, Karnataka'],
      identifiers: [{ label: 'GSTIN', value: '29AAFCK7730Q1Z4' }],
    },
    lines: [
      { name: 'Packaging system, 250 g and 1 kg pouches', minor: 6_800_000, price: '68000' },
      { name: 'Label set, six single-origin coffees', minor: 2_700_000, price: '4500', of: '6' },
      { name: 'Menu boards, layout and typesetting', minor: 1_560_000, price: '5200', of: '3' },
      { name: 'Photography, half day', minor: 2_200_000, price: '22000' },
      { name: 'Photo retouching', minor: 630_000, price: '450', of: '14', unit: 'images' },
      { name: 'Illustrated farm map', minor: 1_250_000, price: '12500' },
      { name: 'Product page templates', minor: 1_800_000, price: '1800', of: '10', unit: 'HUR' },
      { name: 'Art direction on press', minor: 800_000, price: '2000', of: '4', unit: 'HUR' },
      { name: 'Tasting-note brochures', minor: 1_150_000, price: '11.5', of: '1000', ...print },
      { name: 'Origin leaflets, printed', minor: 850_000, price: '4.25', of: '2000', ...print },
    ].map(({ minor, price, of = '1', ...line }, index) =>
      aLine(index + 1, {
        ...design,
        ...line,
        description: index < 3 ? 'Design' : null,
        quantity: of,
        unitPrice: price,
        netMinor: minor,
      })
    ),
    adjustments: [],
    taxes: [gst('18', 17_740_000, 1_596_600), gst('5', 2_000_000, 50_000)],
    totals: {
      linesMinor: 19_740_000,
      allowancesMinor: 0,
      chargesMinor: 0,
      taxExclusiveMinor: 19_740_000,
      taxMinor: 3_293_200,
      taxInclusiveMinor: 23_033_200,
      prepaidMinor: 0,
      roundingMinor: 0,
      dueMinor: 23_033_200,
    },
    note: 'Thank you for your business.',
    paymentTerms: null,
    payOnlineUrl: 'https://pay.larkspur.example/portal/invoice/7kq2vXw9',
    bankAccounts: [{ id: '0042 7710 5538', name: 'Larkspur Studio LLP', bank: 'CNRT0000417' }],
    contactLine: 'accounts@larkspur.example, +91 80 5550 0142',
    ...parts,
  }
}

function gst(rate: string, taxableMinor: number, halfMinor: number) {
  return {
    category: 'S',
    rate,
    taxableMinor,
    taxMinor: 2 * halfMinor,
    exemptionReason: null,
    components: [
      { name: 'CGST', amountMinor: halfMinor },
      { name: 'SGST', amountMinor: halfMinor },
    ],
  }
}

/** An invoice of `count` equal lines, untaxed, in any currency. */
export function aPlainInvoice(
  count: number,
  parts: Partial<InvoiceDocument> = {},
  netMinor = 10_000
): InvoiceDocument {
  const sum = count * netMinor
  return anInvoice({
    kind: 'invoice',
    taxScheme: 'vat',
    placeOfSupply: null,
    reverseCharge: null,
    lines: Array.from({ length: count }, (_, index) => aLine(index + 1, { netMinor })),
    taxes: [],
    totals: {
      linesMinor: sum,
      allowancesMinor: 0,
      chargesMinor: 0,
      taxExclusiveMinor: sum,
      taxMinor: 0,
      taxInclusiveMinor: sum,
      prepaidMinor: 0,
      roundingMinor: 0,
      dueMinor: sum,
    },
    ...parts,
  })
}

export function aReceipt(parts: Partial<ReceiptDocument> = {}): ReceiptDocument {
  const { seller, buyer, branding, contactLine } = anInvoice()
  return {
    locale: 'en-IN',
    timeZone: 'Asia/Kolkata',
    branding,
    number: 'R-2026-0093',
    paidAt: '2026-11-05T09:02:11Z',
    isDayOnly: false,
    currency: 'INR',
    amountMinor: 18_033_200,
    method: 'UPI through Razorpay',
    reference: 'pay_QkX81mD2vT7rLz',
    seller,
    payer: buyer,
    allocations: [
      {
        invoiceNumber: 'LS-2026-0187',
        title: 'Autumn packaging and launch print',
        issuedOn: '2026-10-25',
        totalMinor: 23_033_200,
        paidMinor: 13_033_200,
        leftMinor: 10_000_000,
      },
      {
        invoiceNumber: 'LS-2026-0171',
        title: null,
        issuedOn: '2026-09-30',
        totalMinor: 5_000_000,
        paidMinor: 5_000_000,
        leftMinor: 0,
      },
    ],
    creditMinor: 0,
    returned: [],
    note: null,
    contactLine,
    ...parts,
  }
}
