import type { DraftFields } from '#domain/imports/draft_fields'
import { LIMITS } from '#domain/imports/limits'
import type { AddressDraft, PartyDraft } from '#domain/imports/invoice_draft'
import { readMailEndpoint } from '#domain/imports/read_mail_endpoint'
import { readCountry } from '#domain/imports/scalars'
import type { Term } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

/**
 * BG-4 and BG-7. The trading name never stands in for the legal name (BR-06, BR-07).
 */
export function readCiiParty(
  root: XmlNode,
  path: string,
  name: Term,
  fields: DraftFields
): PartyDraft {
  const party = root.first(path)
  const endpoint = party?.first('ram:URIUniversalCommunication/ram:URIID') ?? null
  const contact = party?.first('ram:DefinedTradeContact') ?? null
  return {
    name: party
      ? fields.requiredLine(party, 'ram:Name', name, LIMITS.name)
      : fields.missing(root, `${path}/ram:Name`, name, ''),
    tradingName: fields.line(
      party,
      'ram:SpecifiedLegalOrganization/ram:TradingBusinessName',
      LIMITS.name
    ),
    identifier: readIdentifier(party, fields),
    registration: fields.line(party, 'ram:SpecifiedLegalOrganization/ram:ID'),
    taxNumber: readTaxNumber(party, fields),
    endpoint: fields.coded(endpoint),
    address: readAddress(party?.first('ram:PostalTradeAddress') ?? null, fields),
    contactName:
      fields.line(contact, 'ram:PersonName') ?? fields.line(contact, 'ram:DepartmentName'),
    email:
      fields.line(contact, 'ram:EmailURIUniversalCommunication/ram:URIID', LIMITS.email) ??
      readMailEndpoint(endpoint),
    phone: fields.line(
      contact,
      'ram:TelephoneUniversalCommunication/ram:CompleteNumber',
      LIMITS.phone
    ),
  }
}

/** The identifier that the other party assigned comes first: it is the client's own number. */
function readIdentifier(party: XmlNode | null, fields: DraftFields): string | null {
  return (
    fields.coded(party?.first('ram:ID') ?? null) ??
    fields.coded(party?.first('ram:GlobalID') ?? null)
  )
}

/** Scheme VA is the VAT number (BT-31, BT-48), FC the local one (BT-32). */
function readTaxNumber(party: XmlNode | null, fields: DraftFields): string | null {
  const registrations = party?.all('ram:SpecifiedTaxRegistration') ?? []
  const vat = registrations.find((one) => one.first('ram:ID')?.attribute('schemeID') === 'VA')
  return fields.line(vat ?? registrations[0] ?? null, 'ram:ID', LIMITS.taxNumber)
}

function readAddress(address: XmlNode | null, fields: DraftFields): AddressDraft {
  return {
    line1: fields.line(address, 'ram:LineOne', LIMITS.addressLine),
    line2: fields.line(address, 'ram:LineTwo', LIMITS.addressLine),
    line3: fields.line(address, 'ram:LineThree', LIMITS.addressLine),
    city: fields.line(address, 'ram:CityName'),
    postcode: fields.line(address, 'ram:PostcodeCode', LIMITS.postcode),
    region: fields.line(address, 'ram:CountrySubDivisionName'),
    country: readCountry(fields.line(address, 'ram:CountryID')),
  }
}
