import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { normalizeTaxNumber, sellerIdentity } from '#domain/imports/party_identity'
import { newPublicId } from '#domain/shared/public_id'
import Seller from '#models/seller'

export function findSeller(
  trx: TransactionClientContract,
  seller: PartyDraft
): Promise<Seller | null> {
  return Seller.findBy('identity', sellerIdentity(seller), { client: trx })
}

export function openSeller(
  trx: TransactionClientContract,
  seller: PartyDraft,
  now: DateTime
): Promise<Seller> {
  return Seller.create(
    {
      publicId: newPublicId(),
      identity: sellerIdentity(seller),
      name: seller.name,
      taxNumber: normalizeTaxNumber(seller.taxNumber),
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )
}
