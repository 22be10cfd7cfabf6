import type Account from '#models/account'
import type Client from '#models/client'
import type ClientViewing from '#models/client_viewing'
import type Invoice from '#models/invoice'
import type Membership from '#models/membership'
import type PayLink from '#models/pay_link'
import type SignIn from '#models/sign_in'

type Person = { account: Account; membership: Membership }

/**
 * Who reads and pays in the portal, and for which client: a person through a membership, or whoever
 * holds a pay link, who has one invoice of the client and nothing else. Staff who view as the client
 * see what one sees there who pays; whatever they would do is refused before it gets here.
 */
export class Reader {
  private constructor(
    readonly signIn: SignIn,
    readonly client: Client,
    private readonly person: Person | null,
    readonly payLink: PayLink | null,
    readonly viewing: ClientViewing | null = null
  ) {}

  static ofPerson(signIn: SignIn, person: Person): Reader {
    return new Reader(signIn, person.membership.ofClient, person, null)
  }

  /** Needs the link's client loaded. */
  static ofPayLink(signIn: SignIn, payLink: PayLink): Reader {
    return new Reader(signIn, payLink.ofClient, null, payLink)
  }

  /** Needs the viewing's client and sign-in loaded. */
  static ofViewing(viewing: ClientViewing): Reader {
    return new Reader(viewing.signIn, viewing.ofClient, null, null, viewing)
  }

  get account(): Account | null {
    return this.person?.account ?? null
  }

  get membership(): Membership | null {
    return this.person?.membership ?? null
  }

  /** Public id of whoever it is, for limits and the audit log. */
  get publicId(): string {
    return (this.account ?? this.payLink ?? this.viewing!).publicId
  }

  /** Language and region for texts and money. */
  get locale(): string {
    return this.account?.locale ?? this.client.locale
  }

  get mayPay(): boolean {
    return this.payLink !== null || this.viewing !== null || this.membership?.mayPay === true
  }

  get mayEditClient(): boolean {
    return this.membership?.mayEditClient === true
  }

  /** Whether this is the client's own, and the one invoice where a link opens one. */
  owns(invoice: Invoice): boolean {
    if (invoice.clientId !== this.client.id) return false
    if (this.payLink) return this.payLink.invoiceId === invoice.id
    return this.viewing !== null || this.membership?.isActive === true
  }

  /** Whether all of these are shares of invoices that are the reader's, of this client. */
  ownsShares(shares: { invoiceId: number }[]): boolean {
    const link = this.payLink
    return link === null || shares.every(({ invoiceId }) => invoiceId === link.invoiceId)
  }

  /** Every read of invoices starts here: what is not the reader's is not there. */
  invoices() {
    return this.client
      .related('invoices')
      .query()
      .whereNot('state', 'draft')
      .if(this.payLink, (query) => query.where('id', this.payLink!.invoiceId))
  }
}
