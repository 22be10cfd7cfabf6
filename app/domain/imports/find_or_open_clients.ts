import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { normalizeEmail } from '#domain/accounts/email_address'
import { openClients, type ClientDraft } from '#domain/accounts/open_client'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import type { ClientFacts, KnownClients } from '#domain/imports/known_clients'
import { normalizeTaxNumber } from '#domain/imports/party_identity'
import { readKnownClients } from '#domain/imports/read_known_clients'
import type { Actor } from '#domain/shared/actor'

export type FoundClient = { id: number; publicId: string; opened: boolean }

/**
 * The clients that buyers are, in their order, made together with their portal accounts where
 * nobody knows them yet; `opened` is true for the first buyer that a client was made for. What is
 * known about a client is never changed by a document.
 */
export async function findOrOpenClients(
  trx: TransactionClientContract,
  buyers: PartyDraft[],
  sellerId: number | null,
  actor: Actor,
  now: DateTime
): Promise<FoundClient[]> {
  const known = await readKnownClients(trx, buyers, sellerId)
  const drafts: ClientDraft[] = []
  const newOnes: ClientFacts[] = []
  const matched = buyers.map((buyer) => {
    const found = known.match(buyer)
    if (found) return { facts: found, opened: false }

    const { draft, facts } = newClient(buyer, known)
    drafts.push(draft)
    newOnes.push(facts)
    known.add(facts)
    return { facts, opened: true }
  })
  const made = await openClients(trx, drafts, actor, now)
  for (const [index, facts] of newOnes.entries()) Object.assign(facts, made[index])
  return matched.map(({ facts, opened }) => ({ id: facts.id!, publicId: facts.publicId, opened }))
}

/** The client that would be made of a buyer whom none of the `known` is. */
export function newClient(
  buyer: PartyDraft,
  known: KnownClients
): { draft: ClientDraft; facts: ClientFacts } {
  // Another seller's client may bear the number already: then it is no reference here.
  const isTaken = buyer.identifier !== null && known.isTaken(buyer.identifier)
  const draft = toClient(buyer, isTaken ? null : buyer.identifier)
  return { draft, facts: factsOf(draft) }
}

function toClient(buyer: PartyDraft, ref: string | null): ClientDraft {
  const { address } = buyer
  return {
    ref,
    name: buyer.name,
    legalName: buyer.name,
    taxNumber: normalizeTaxNumber(buyer.taxNumber),
    endpoint: buyer.endpoint,
    contactName: buyer.contactName,
    billingEmail: buyer.email,
    phone: buyer.phone,
    line1: address.line1,
    line2: [address.line2, address.line3].filter((line) => line !== null).join(', ') || null,
    city: address.city,
    postcode: address.postcode,
    region: address.region,
    country: address.country,
  }
}

/** As the client will be found, before it is there. */
function factsOf(draft: ClientDraft): ClientFacts {
  return {
    id: null,
    publicId: '',
    ref: draft.ref ?? null,
    name: draft.name,
    taxNumber: draft.taxNumber ?? null,
    endpoint: draft.endpoint ?? null,
    billingEmail: normalizeEmail(draft.billingEmail),
    line1: draft.line1 ?? null,
    postcode: draft.postcode ?? null,
    city: draft.city ?? null,
    isBilled: false,
    isOfSeller: false,
  }
}
