import type { DraftFields } from '#domain/imports/draft_fields'
import { LIMITS } from '#domain/imports/limits'
import type { AddressDraft, PartyDraft } from '#domain/imports/invoice_draft'
import { readMailEndpoint } from '#domain/imports/read_mail_endpoint'
import { readCountry } from '#domain/imports/scalars'
import type { Term } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

const LEGAL_NAME = 'cac:PartyLegalEntity/cbc:RegistrationName'

/**
 * BG-4 and BG-7. The trading name never stands in for the legal name (BR-06, BR-07).
 */
export function readUblParty(
  root: XmlNode,
  path: string,
  name: Term,
  fields: DraftFields
): PartyDraft {
  const party = root.first(path)
  const endpoint = party?.first('cbc:EndpointID') ?? null
  const contact = party?.first('cac:Contact') ?? null
  return {
    name: party
      ? fields.requiredLine(party, LEGAL_NAME, name, LIMITS.name)
      : fields.missing(root, `${path}/${LEGAL_NAME}`, name, ''),
    tradingName: fields.line(party, 'cac:PartyName/cbc:Name', LIMITS.name),
    identifier: readIdentifier(party, fields),
    registration: fields.line(party, 'cac:PartyLegalEntity/cbc:CompanyID'),
    taxNumber: readTaxNumber(party, fields),
    endpoint: fields.coded(endpoint),
    address: readAddress(party?.first('cac:PostalAddress') ?? null, fields),
    contactName: fields.line(contact, 'cbc:Name'),
    email: fields.line(contact, 'cbc:ElectronicMail', LIMITS.email) ?? readMailEndpoint(endpoint),
    phone: fields.line(contact, 'cbc:Telephone', LIMITS.phone),
  }
}

/** Scheme SEPA marks the creditor's identifier for direct debits (BT-90), not the party's. */
function readIdentifier(party: XmlNode | null, fields: DraftFields): string | null {
  const identifiers = party?.all('cac:PartyIdentification/cbc:ID') ?? []
  const own = identifiers.find((id) => id.attribute('schemeID') !== 'SEPA')
  return fields.coded(own ?? null)
}

function readTaxNumber(party: XmlNode | null, fields: DraftFields): string | null {
  const schemes = party?.all('cac:PartyTaxScheme') ?? []
  const vat = schemes.find((scheme) => isVat(scheme))
  return fields.line(vat ?? schemes[0] ?? null, 'cbc:CompanyID', LIMITS.taxNumber)
}

function readAddress(address: XmlNode | null, fields: DraftFields): AddressDraft {
  return {
    line1: fields.line(address, 'cbc:StreetName', LIMITS.addressLine),
    line2: fields.line(address, 'cbc:AdditionalStreetName', LIMITS.addressLine),
    line3: fields.line(address, 'cac:AddressLine/cbc:Line', LIMITS.addressLine),
    city: fields.line(address, 'cbc:CityName'),
    postcode: fields.line(address, 'cbc:PostalZone', LIMITS.postcode),
    region: fields.line(address, 'cbc:CountrySubentity'),
    country: readCountry(fields.line(address, 'cac:Country/cbc:IdentificationCode')),
  }
}

export function isVat(taxed: XmlNode): boolean {
  return taxed.first('cac:TaxScheme/cbc:ID')?.text.toUpperCase() === 'VAT'
}
