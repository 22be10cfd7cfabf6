import type { Registry } from '@generated/portal_registry/schema'

/**
 * What the server answers, taken from its controllers and transformers: a change there that the pages
 * do not follow fails the type check.
 */
type Answer<Route extends keyof Registry> = Registry[Route]['types']['response']

export type ISODate = string
/** RFC 3339, UTC. */
export type ISOTime = string
export type Money = { amountMinor: number; currency: string }

export type Bootstrap = Answer<'portal.bootstrap.show'>['data']
export type Account = Answer<'portal.session.store'>['data']
export type Branding = Bootstrap['branding']
export type Dashboard = Answer<'portal.dashboard.show'>['data']
export type InvoiceList = Answer<'portal.invoices.index'>
export type InvoiceRow = InvoiceList['data'][number]
export type InvoiceDetail = Answer<'portal.invoices.show'>['data']
export type PaymentOffer = Answer<'portal.payment_offers.index'>['data']
export type GatewayOffer = InvoiceDetail['gateways'][number]
export type Party = InvoiceDetail['seller']
export type PaymentPage = Answer<'portal.payments.index'>
export type PaymentRow = PaymentPage['data'][number]
export type Intent = Answer<'portal.payment_confirmations.store'>['data']
export type IntentState = Intent['state']
export type Profile = Answer<'portal.profile.show'>['data']

type Sent<Route extends keyof Registry> = Registry[Route]['types']['body']
export type ProfileChanges = Sent<'portal.profile.update'>
export type TransferDraft = Sent<'portal.transfer_reports.store'>
export type Transfer = Answer<'portal.transfer_reports.show'>['data']
export type GatewayName = GatewayOffer['name']
/** One invoice of a payment: how much of it, and the balance that the page showed. */
export type PaidShare = { id: string; amountMinor: number; balanceMinor: number }
