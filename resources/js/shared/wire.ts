import type { Registry } from '@generated/portal_registry/schema'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

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
export type Account = Answer<'portal.session_membership.update'>['data']
/** What else is asked of somebody before they are let in. */
export type SecondStep = {
  methods: ('totp' | 'passkey' | 'recovery_code')[]
  passkeyOptions: PublicKeyCredentialRequestOptionsJSON | null
}
export type Admission = Account | { secondFactor: SecondStep }
export type SessionTimes = { now: ISOTime; idleEndsAt: ISOTime; endsAt: ISOTime }
export type Factors = Answer<'portal.factors.show'>['data']
export type TotpSheet = Answer<'portal.totp.store'>['data']
export type ActivityPage = Answer<'portal.activity.index'>
export type ActivityRow = ActivityPage['data'][number]
export type Teammate = Answer<'portal.teammates.index'>['data'][number]
export type Device = Answer<'portal.devices.index'>['data'][number]
/** A link that opens one of the client's invoices. */
export type GivenLinkPage = Answer<'portal.pay_links.index'>
export type GivenLink = GivenLinkPage['data'][number]
/** The pay link that this browser came by. */
export type PayLink = NonNullable<Bootstrap['payLink']>
export type Branding = Bootstrap['branding']
/** That of staff who look at the portal as a client sees it. */
export type Viewing = NonNullable<Bootstrap['viewing']>
export type Dashboard = Answer<'portal.dashboard.show'>['data']
export type InvoiceList = Answer<'portal.invoices.index'>
export type InvoiceRow = InvoiceList['data'][number]
export type InvoiceDetail = Answer<'portal.invoices.show'>['data']
/** What stands on an invoice as paper; clients and staff see the same. */
export type PaperInvoice = Pick<
  InvoiceDetail,
  | 'id'
  | 'number'
  | 'kind'
  | 'issuedOn'
  | 'dueOn'
  | 'poNumber'
  | 'buyerReference'
  | 'precedingInvoices'
  | 'placeOfSupply'
  | 'note'
  | 'seller'
  | 'buyer'
  | 'lines'
  | 'adjustments'
  | 'taxes'
  | 'totals'
  | 'total'
  | 'left'
  | 'credited'
  | 'payments'
> & { voided: object | null }
export type PaymentOffer = Answer<'portal.payment_offers.index'>['data']
export type GatewayOffer = InvoiceDetail['gateways'][number]
export type Party = InvoiceDetail['seller']
export type PaymentPage = Answer<'portal.payments.index'>
export type PaymentRow = PaymentPage['data'][number]
export type Intent = Answer<'portal.payment_confirmations.store'>['data']
export type IntentState = Intent['state']
export type Profile = Answer<'portal.profile.show'>['data']
export type PasswordRule = Profile['password']
/** Whose password and factors a page is about, a person of a client or of the company. */
export type SignedInPerson = Pick<Profile, 'name' | 'password' | 'passwordChangedAt'> & {
  email: string | null
}

type Sent<Route extends keyof Registry> = Registry[Route]['types']['body']
export type NewPasskey = Sent<'portal.passkeys.store'>['response']
export type TeammateDraft = Sent<'portal.teammates.store'>
export type PasskeyAnswer = Sent<'portal.passkey_sign_ins.store'>['response']
/** One of the three. */
export type SecondProof = { code: string } | { recoveryCode: string } | { response: PasskeyAnswer }
export type PasskeyChallenge = PublicKeyCredentialRequestOptionsJSON
export type PasskeyDraft = PublicKeyCredentialCreationOptionsJSON
export type ProfileChanges = Sent<'portal.profile.update'>
export type TransferDraft = Sent<'portal.transfer_reports.store'>
export type Transfer = Answer<'portal.transfer_reports.show'>['data']
export type GatewayName = GatewayOffer['name']
/** One invoice of a payment: how much of it, and the balance that the page showed. */
export type PaidShare = { id: string; amountMinor: number; balanceMinor: number }
