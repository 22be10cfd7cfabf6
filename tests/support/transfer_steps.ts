import { DateTime } from 'luxon'
import type Client from '#models/client'
import Invoice from '#models/invoice'
import Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { staffToken } from '#tests/support/staff_api'

const API = '/api/v1/client-portal'

/** The first bytes of a file say of which kind it is. */
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n')
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

export const today = () => DateTime.utc().toFormat('yyyy-MM-dd')

export type TransferWorld = {
  invoice: Invoice
  client: Client
  browser: PortalBrowser
  staffId: number
}

/** An empty database but for an invoice of €120, its client, signed in, and a manager. */
export async function transferWorld(): Promise<TransferWorld> {
  await truncate()
  await openPortal()
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const browser = await signedIn(client)
  await staffToken('manager')
  const { id: staffId } = await Staff.firstOrFail()
  return { invoice: await Invoice.findOrFail(invoice.id), client, browser, staffId }
}

/** Somebody tells of a transfer, by default of today and of all that is left. */
export function tellTransfer(
  who: PortalBrowser,
  { publicId }: Invoice,
  body: object = {},
  headers: Record<string, string> = {}
) {
  const path = `${API}/invoices/${publicId}/transfer-reports`
  return who.send('POST', path, { paidOn: today(), ...body }, headers)
}

/** Somebody attaches a proof to what they told. */
export function putProof(
  who: PortalBrowser,
  reportId: string,
  bytes: Buffer,
  type: string,
  name = 'proof.pdf'
) {
  const path = `${API}/transfer-reports/${reportId}/proof?name=${encodeURIComponent(name)}`
  return who.sendBytes('PUT', path, bytes, type)
}

/** The invoice as its page shows it. */
export async function shownInvoice(browser: PortalBrowser, { publicId }: Invoice) {
  return (await browser.get(`${API}/invoices/${publicId}`)).body.data
}
