import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { normalizeTaxNumber, sellerIdentity } from '#domain/imports/party_identity'
import { readSettings } from '#domain/settings/read_settings'
import { defaultSettings, type Settings } from '#domain/settings/settings'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Invoice from '#models/invoice'
import Seller from '#models/seller'

export type IssuerRefused = Refused<'unknown_seller', { message: string }>

/**
 * Who issues an invoice that does not come with its seller's particulars: the seller of that name or
 * tax number, as on its newest invoice, or (`said` null) the company of the settings; as long as that
 * has no name, the only seller whose invoices are here.
 */
export async function findIssuer(
  said: string | null,
  client: QueryClientContract = db.connection()
): Promise<Done<PartyDraft> | IssuerRefused> {
  if (said !== null) return findByName(said, client)

  const { company } = await readSettings(client)
  if (company.legalName === defaultSettings.company.legalName) {
    const sellers = await Seller.query({ client }).limit(2)
    const party = sellers.length === 1 ? await newestParty(sellers[0], client) : null
    if (party) return done(party)
    const message = 'Nobody has said yet who you are: set the name of your company first.'
    return refused('unknown_seller', { message })
  }
  const own = fromSettings(company)
  const [known] = await sellersNamed(company.legalName, client)
  return done((known && (await newestParty(known, client))) ?? own)
}

async function findByName(
  said: string,
  client: QueryClientContract
): Promise<Done<PartyDraft> | IssuerRefused> {
  const found = await sellersNamed(said, client)
  if (found.length > 1) {
    const message = `Several sellers are called "${said.slice(0, 60)}": give the tax number.`
    return refused('unknown_seller', { message })
  }
  const party = found.length === 1 ? await newestParty(found[0], client) : null
  if (party) return done(party)
  const message = `No invoice of a seller "${said.slice(0, 60)}" is here yet.`
  return refused('unknown_seller', { message })
}

function sellersNamed(said: string, client: QueryClientContract): Promise<Seller[]> {
  const identities = [
    sellerIdentity({ name: said, taxNumber: null }),
    normalizeTaxNumber(said) ?? '',
  ]
  return Seller.query({ client })
    .where((either) => either.whereIn('identity', identities).orWhere('name', said))
    .orderBy('id')
    .limit(2)
}

/** Its particulars as it wrote them last. */
async function newestParty(
  seller: Seller,
  client: QueryClientContract
): Promise<PartyDraft | null> {
  const newest = await Invoice.query({ client })
    .where('seller_id', seller.id)
    .orderBy('id', 'desc')
    .first()
  return newest?.sellerParty ?? null
}

function fromSettings(company: Settings['company']): PartyDraft {
  return {
    name: company.legalName,
    tradingName: company.name === company.legalName ? null : company.name,
    identifier: null,
    registration: null,
    taxNumber: null,
    endpoint: null,
    address: {
      line1: company.addressLine || null,
      ...{ line2: null, line3: null, city: null, postcode: null, region: null, country: null },
    },
    contactName: company.contact.name,
    email: company.contact.email,
    phone: company.contact.phone,
  }
}
