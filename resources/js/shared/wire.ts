/**
 * The JSON on the wire of /api/v1/client-portal (camelCase, absent = null). Server transformers and SPA follow this.
 * Everything that answers ONE resource or a composite is wrapped: { data: {...} }. Lists: { data: [...], page: {prev,next}, counts? }.
 * Errors: application/problem+json { type, title, status, detail, errors?: [{field, rule, message}], requestId }.
 */
export type Money = { amountMinor: number; currency: string }
export type ISODate = string // YYYY-MM-DD
export type ISOTime = string // RFC3339 UTC
export type StatusName = 'paid' | 'due' | 'overdue' | 'pending' | 'refunded' | 'void' // drafts never reach clients
export type InvoiceStatus = {
  name: StatusName
  partlyPaid: boolean
  days: number | null // due: days until (0 = today); overdue: days since; else null
  on: ISODate | null // paid / refunded / void: the day it happened
}
export type Branding = {
  companyName: string
  legalName: string
  primaryColor: string /* #rrggbb */
  logoUrl: string | null
  addressLine: string
  contact: {
    name: string | null
    email: string
    phone: string | null
    hours: string | null
    promise: string | null /* "She replies within one working day." */
  }
}
export type GatewayOffer = {
  name: 'razorpay' | 'paypal'
  currencies: string[] | null /* null = any it can */
  methods: string /* message key suffix */
}

// GET /bootstrap
export type Bootstrap = {
  portal: { enabled: boolean; today: ISODate; timeZone: string; mode: 'live' | 'demo' }
  branding: Branding
  locales: string[]
  gateways: { name: 'razorpay' | 'paypal' }[]
  account: null | {
    id: string
    name: string
    email: string
    locale: string
    membership: {
      id: string
      role: 'owner' | 'payer' | 'viewer'
      client: { id: string; name: string }
    }
    memberships: { id: string; role: string; client: { id: string; name: string } }[]
    can: { pay: boolean; editProfile: boolean }
  }
}
// POST /session {email,password} -> 200 {data: Bootstrap['account']} | 401 invalid-credentials | 429 ; DELETE /session -> 204
// GET /invites/:token -> {data: {companyName, clientName, name, email, expiresAt}} | 410 problem type "link-expired" | "link-used" ; PUT {password} -> 204
//   POST /invites/:token/renewal -> 202 (sends a new link to the address on file; always 202)
// POST /password-resets {email} -> 202 ; GET /password-resets/:token -> {data:{email}} or 410 ; PUT /password-resets/:token {password} -> 204

// GET /dashboard
export type Dashboard = {
  today: ISODate
  owed: {
    currency: string
    left: Money
    invoiceCount: number
    overdue: { amount: Money; count: number; maxDays: number } | null
    nextDue: { on: ISODate; amount: Money } | null
  }[] // currency with overdue first
  pending: { amount: Money; label: 'transfer' | 'gateway'; on: ISODate }[]
  credit: Money[]
  rail: { invoiceId: string; on: ISODate; amount: Money; kind: 'overdue' | 'due' }[]
  toPay: InvoiceRow[] // overdue first, then by due date, then pending; max 6
  invoiceCount: number
  recentPayments: PaymentRow[] // max 3
  lastPayment: { amount: Money; on: ISODate } | null
}
// GET /invoices?status=all|unpaid|overdue|pending|paid|refunded|void&q=&from=&to=&currency=&sort=newest|oldest|due|amount&limit=&after=
export type InvoiceRow = {
  id: string
  number: string
  kind: 'invoice' | 'credit_note'
  title: string | null
  issuedOn: ISODate
  dueOn: ISODate | null
  status: InvoiceStatus
  total: Money
  left: Money
  can: { pay: boolean }
}
export type InvoiceList = {
  data: InvoiceRow[]
  page: { prev: string | null; next: string | null }
  counts: Record<'all' | 'unpaid' | 'overdue' | 'pending' | 'paid' | 'refunded' | 'void', number>
  range: { from: number; to: number; total: number }
}
// GET /invoices/:id
export type Party = {
  name: string
  legalName: string | null
  lines: string[]
  taxNumber: string | null
  taxLabel: string | null /* 'VAT', 'GSTIN' */
  contact: string | null
  email: string | null
}
export type InvoiceDetail = InvoiceRow & {
  poNumber: string | null
  buyerReference: string | null
  note: string | null
  seller: Party
  buyer: Party
  lines: {
    position: number
    name: string
    description: string | null
    quantity: string
    unit: string | null
    unitPrice: string
    taxRate: string | null
    taxCategory: string
    net: Money
  }[]
  adjustments: { kind: 'allowance' | 'charge'; reason: string | null; amount: Money }[]
  taxes: {
    category: string
    rate: string | null
    taxable: Money
    tax: Money
    exemptionReason: string | null
  }[]
  totals: {
    lines: Money
    allowances: Money
    charges: Money
    taxExclusive: Money
    tax: Money
    taxInclusive: Money
    prepaid: Money
    rounding: Money
    due: Money
  }
  paid: Money
  credited: Money
  payments: PaymentRow[] // on this invoice, newest first, refunds as own rows
  hasXml: boolean
  voided: { on: ISODate; reason: string | null; replacedBy: string | null } | null
  openIntent: { id: string; state: IntentState } | null // processing/unknown/pending: no second charge offered
  gateways: {
    name: 'razorpay' | 'paypal'
    refusal: null | { code: 'currency' | 'minimum' | 'precision'; message: string }
  }[]
  can: { pay: boolean; downloadXml: boolean }
}
// GET /invoices/:id/pdf, /invoices/:id/xml  (Content-Disposition attachment; ?inline=1 allowed for pdf)
export type PaymentRow = {
  id: string
  kind: 'payment' | 'refund'
  on: ISODate
  amount: Money // refunds negative
  state: 'received' | 'pending' | 'refunded' | 'failed'
  method: {
    gateway: 'razorpay' | 'paypal' | 'bank_transfer' | 'cash' | 'cheque' | 'card_terminal' | 'card'
    label: string /* "UPI", "card ending 4417", "PayPal", "Bank transfer" */
  }
  reference: string | null
  receiptNumber: string | null
  invoices: { id: string; number: string; title: string | null; amount: Money; part: boolean }[]
}
// GET /payments?limit=&after= -> { data: PaymentRow[], page } ; GET /payments/:id ; GET /payments/:id/receipt (PDF)
export type IntentState =
  | 'created'
  | 'redirected'
  | 'processing'
  | 'succeeded'
  | 'pending'
  | 'failed'
  | 'unknown'
  | 'held'
  | 'expired'
// POST /payment-intents {gateway, invoices:[{id, amountMinor?}]} (+ Idempotency-Key header) -> 201 {data: Intent} ; GET /payment-intents/:id (ETag) ; POST /payment-intents/:id/confirmation -> {data: Intent}
export type Intent = {
  id: string
  gateway: 'razorpay' | 'paypal'
  state: IntentState
  amount: Money
  invoices: { id: string; number: string; title: string | null; amount: Money }[]
  checkout: { kind: 'page' | 'redirect'; url: string } | null // razorpay: /portal/checkout/:id (full navigation); paypal: approval URL
  payment: (PaymentRow & { left: Money; emailedTo: string | null; paidAt: ISOTime }) | null
  failure: { code: string; message: string } | null
  nextDue: { id: string; number: string; title: string | null; amount: Money; on: ISODate } | null
}
// result page in the SPA: /portal/payment/:intentId (gateway returns answer 303 to it)
// problem types when opening: invoice-already-paid 409, invoice-void 409, balance-changed 409 {balance}, payment-in-progress 409 {intentId}, gateway-refuses 422, gateway-unavailable 503
// GET /profile
export type Profile = {
  name: string
  email: string
  phone: string | null
  locale: string
  passwordChangedAt: ISOTime | null
  client: {
    name: string
    legalName: string | null
    taxNumber: string | null
    billingEmail: string | null
    address: {
      line1: string | null
      line2: string | null
      city: string | null
      postcode: string | null
      region: string | null
      country: string | null
    }
    locked: string[] /* field names staff lock: legalName, taxNumber */
  }
  can: { editClient: boolean }
}
// PATCH /profile { name?, phone?, client?: { billingEmail?, address?: {...} } } -> 200 {data: Profile}
// PUT /profile/password {currentPassword, password} -> 204
// GET /help -> {data: { items: {id, question, answerHtml /* safe, from Markdown */}[], contact: Branding['contact'] }}
