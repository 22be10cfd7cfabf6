import { normalizeEmail } from '#domain/accounts/email_address'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { isWorldwide, normalizeTaxNumber } from '#domain/imports/party_identity'

/** What tells clients apart. */
export type ClientFacts = {
  /** Null as long as it is yet to be opened. */
  id: number | null
  publicId: string
  ref: string | null
  name: string
  taxNumber: string | null
  endpoint: string | null
  billingEmail: string | null
  line1: string | null
  postcode: string | null
  city: string | null
  /** Whether anybody has billed it, and whether this seller has. */
  isBilled: boolean
  isOfSeller: boolean
}

/**
 * The clients that some buyers may be, read together. What was added is found as well, so that a
 * client that the first of them opens is the second one's.
 */
export class KnownClients {
  private byRef = new Map<string, ClientFacts>()
  private byTaxNumber = new Map<string, ClientFacts[]>()
  private byEndpoint = new Map<string, ClientFacts[]>()
  private byName = new Map<string, ClientFacts[]>()

  constructor(found: ClientFacts[]) {
    for (const client of found) this.add(client)
  }

  add(client: ClientFacts): void {
    if (client.ref !== null) this.byRef.set(client.ref, client)
    push(this.byTaxNumber, client.taxNumber, client)
    push(this.byEndpoint, client.endpoint, client)
    push(this.byName, client.name, client)
  }

  isTaken(ref: string): boolean {
    return this.byRef.has(ref)
  }

  /**
   * The client that a buyer is, or null: by reference (BT-46), tax number (BT-48) or endpoint
   * (BT-49). Two tax numbers that differ are never one client, whatever else agrees. A buyer
   * without a tax number and endpoint is also known by name and e-mail address, or name and full
   * address, so that a second invoice does not open a second client.
   */
  match(buyer: PartyDraft): ClientFacts | null {
    const taxNumber = normalizeTaxNumber(buyer.taxNumber)
    const agrees = (client: ClientFacts) =>
      taxNumber === null ||
      client.taxNumber === null ||
      normalizeTaxNumber(client.taxNumber) === taxNumber

    const byReference = this.matchReference(buyer.identifier)
    if (byReference && agrees(byReference)) return byReference
    if (taxNumber !== null) {
      const spellings = [taxNumber, buyer.taxNumber ?? taxNumber]
      const found = spellings.flatMap((one) => this.byTaxNumber.get(one) ?? [])
      if (found.length > 0) return found.reduce(older)
    }
    if (buyer.endpoint !== null) {
      const agreeing = this.byEndpoint.get(buyer.endpoint)?.find((client) => agrees(client))
      if (agreeing) return agreeing
    }
    return taxNumber === null && buyer.endpoint === null ? this.matchName(buyer) : null
  }

  /**
   * A seller's own customer number counts for a client that this seller has billed, or whom nobody
   * has billed yet.
   */
  private matchReference(identifier: string | null): ClientFacts | null {
    const client = identifier === null ? undefined : this.byRef.get(identifier)
    if (!client || identifier === null) return null
    return isWorldwide(identifier) || !client.isBilled || client.isOfSeller ? client : null
  }

  /** The same address gets the same portal account anyway, and one address is one place. */
  private matchName(buyer: PartyDraft): ClientFacts | null {
    const email = normalizeEmail(buyer.email)
    const { line1, postcode, city } = buyer.address
    const named = (this.byName.get(buyer.name) ?? []).filter(
      (client) => client.taxNumber === null && (buyer.identifier !== null || client.ref === null)
    )
    if (email !== null) return named.find((client) => client.billingEmail === email) ?? null
    if (line1 === null || postcode === null || city === null) return null
    return (
      named.find(
        (client) =>
          client.billingEmail === null &&
          client.line1 === line1 &&
          client.postcode === postcode &&
          client.city === city
      ) ?? null
    )
  }
}

function push(map: Map<string, ClientFacts[]>, key: string | null, client: ClientFacts): void {
  if (key === null) return
  const known = map.get(key)
  if (known) known.push(client)
  else map.set(key, [client])
}

function older(one: ClientFacts, other: ClientFacts): ClientFacts {
  return (one.id ?? Infinity) <= (other.id ?? Infinity) ? one : other
}
