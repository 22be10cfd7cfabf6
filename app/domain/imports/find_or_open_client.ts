import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { openClient, type ClientDraft } from '#domain/accounts/open_client'
import { findClient } from '#domain/imports/find_client'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { normalizeTaxNumber } from '#domain/imports/party_identity'
import type { Actor } from '#domain/shared/actor'
import Client from '#models/client'

/**
 * The client that a buyer is, made together with its portal account when nobody knows it yet.
 * What is known about a client is never changed by a document.
 */
export async function findOrOpenClient(
  trx: TransactionClientContract,
  buyer: PartyDraft,
  sellerId: number | null,
  actor: Actor,
  now: DateTime
): Promise<{ client: Client; opened: boolean }> {
  const known = await findClient(trx, buyer, sellerId)
  if (known) return { client: known, opened: false }

  // Another seller's client may bear the number already: then it is no reference here.
  const taken =
    buyer.identifier !== null && (await Client.findBy('ref', buyer.identifier, { client: trx }))
  const { client } = await openClient(
    trx,
    toClient(buyer, taken ? null : buyer.identifier),
    actor,
    now
  )
  return { client, opened: true }
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
