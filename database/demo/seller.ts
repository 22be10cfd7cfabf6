import type { AccountDraft, PartyDraft } from '#domain/imports/invoice_draft'

/** The company of the demo. Names, numbers and addresses are invented. */
export const LARKSPUR: PartyDraft = {
  name: 'Larkspur Studio LLP',
  tradingName: 'Larkspur Studio',
  identifier: null,
  registration: null,
  taxNumber: '29AAKFL4821M1ZP',
  endpoint: null,
  address: {
    line1: '14 Cubbon Lane',
    line2: null,
    line3: null,
    city: 'Bengaluru',
    postcode: '560001',
    region: 'Karnataka',
    country: 'IN',
  },
  contactName: 'Asha Nair',
  email: 'accounts@larkspur.example',
  phone: '+91 80 5550 0142',
}

/** Where a bank transfer goes. */
export const LARKSPUR_BANK: AccountDraft = {
  id: '0042 7710 5538',
  name: 'Larkspur Studio LLP',
  bank: 'CNRT0000417',
}
