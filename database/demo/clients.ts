import type { PartyDraft } from '#domain/imports/invoice_draft'

export type Currency = 'INR' | 'EUR' | 'USD' | 'JPY'

export type DemoClient = {
  /** The number that the company gave it. */
  ref: string
  currency: Currency
  /** Days between issue and due date. */
  terms: number
  /** How far its people got into the portal. */
  portal: 'active' | 'invited' | 'not_invited'
  party: PartyDraft
}

type Row = [
  name: string,
  contact: string,
  mailDomain: string | null,
  line1: string,
  city: string,
  postcode: string,
  region: string | null,
  country: string,
  taxNumber: string | null,
  currency: Currency,
  terms: number,
  portal: DemoClient['portal'],
]

// prettier-ignore
const ROWS: Row[] = [
  ['Kestrel Bay Coffee Pvt Ltd', 'Meera Anand', 'kestrelbay.example', '7 Wharf Road', 'Bengaluru', '560025', 'Karnataka', 'IN', '29AAFCK7730Q1Z4', 'INR', 14, 'active'],
  ['Monsoon & Mint Kitchens LLP', 'Devika Rao', 'monsoonmint.example', '22 Temple Tank Street', 'Bengaluru', '560003', 'Karnataka', 'IN', '29AATFM2291K1ZD', 'INR', 14, 'active'],
  ['Saffron Loom Textiles', 'Harish Menon', 'saffronloom.example', '118 Weavers Colony', 'Mysuru', '570001', 'Karnataka', 'IN', '29ABCFS9017L1Z6', 'INR', 30, 'active'],
  ['Palmgrove Ayurveda Pvt Ltd', 'Lakshmi Iyer', 'palmgrove.example', '5 Backwater Road', 'Kochi', '682001', 'Kerala', 'IN', '32AAHCP4410B1ZV', 'INR', 30, 'invited'],
  ['Deccan Cycle Works', 'Imran Qureshi', 'deccancycles.example', '41 Charminar Lane', 'Hyderabad', '500002', 'Telangana', 'IN', '36AADFD5528R1ZN', 'INR', 14, 'active'],
  ['Blue Teak Furniture Pvt Ltd', 'Nisha Kulkarni', 'blueteak.example', '9 Mill Compound', 'Pune', '411001', 'Maharashtra', 'IN', '27AABCB6634F1ZJ', 'INR', 30, 'active'],
  ['Tidal Books', 'Arun Pillai', 'tidalbooks.example', '63 Marine Parade', 'Chennai', '600001', 'Tamil Nadu', 'IN', '33AAKFT1183H1ZS', 'INR', 14, 'not_invited'],
  ['Jasmine Court Hotels Pvt Ltd', 'Rukmini Das', 'jasminecourt.example', '2 Lake Avenue', 'Kolkata', '700029', 'West Bengal', 'IN', '19AACCJ7702M1ZK', 'INR', 30, 'active'],
  ['Copper Still Distillers', 'Vikram Shetty', 'copperstill.example', '77 Hill Road', 'Bengaluru', '560038', 'Karnataka', 'IN', '29AAECC3319P1Z9', 'INR', 14, 'invited'],
  ['Little Lotus Schools Trust', 'Sister Agnes Paul', 'littlelotus.example', '12 Church Street', 'Bengaluru', '560001', 'Karnataka', 'IN', null, 'INR', 30, 'not_invited'],
  ['Sunbird Solar Pvt Ltd', 'Farah Siddiqui', 'sunbirdsolar.example', '301 Tech Park', 'Ahmedabad', '380015', 'Gujarat', 'IN', '24AASCS8845D1ZW', 'INR', 30, 'active'],
  ['Nilgiri Tea Rooms', 'Thomas Kurian', null, '8 Botanical Road', 'Ooty', '643001', 'Tamil Nadu', 'IN', '33AAJFN6627C1ZB', 'INR', 14, 'not_invited'],
  ['Marigold Events', 'Pooja Bansal', 'marigoldevents.example', '56 Ring Road', 'New Delhi', '110024', 'Delhi', 'IN', '07AAMFM4490J1ZG', 'INR', 14, 'active'],
  ['Banyan Dental Care', 'Dr Sameer Joshi', 'banyandental.example', '19 Garden Street', 'Bengaluru', '560011', 'Karnataka', 'IN', '29AALFB2216N1ZT', 'INR', 14, 'not_invited'],
  ['Müller & Söhne Rösterei GmbH', 'Katrin Müller', 'mueller-roesterei.example', 'Hafenstraße 12', 'Hamburg', '20457', null, 'DE', 'DE811115368', 'EUR', 30, 'active'],
  ['Atelier Fontaine SARL', 'Hélène Fontaine', 'atelierfontaine.example', '27 rue des Teinturiers', 'Lyon', '69001', null, 'FR', 'FR61954506077', 'EUR', 30, 'active'],
  ['Casa Oliveira Lda', 'João Oliveira', 'casaoliveira.example', 'Rua do Alecrim 88', 'Lisboa', '1200-018', null, 'PT', 'PT501964843', 'EUR', 30, 'invited'],
  ['Nordlys Studio ApS', 'Freja Lund', 'nordlys.example', 'Havnegade 3', 'Aarhus', '8000', null, 'DK', 'DK13585628', 'EUR', 14, 'not_invited'],
  ['Bodega Sierra Clara SL', 'Íñigo Peña', 'sierraclara.example', 'Calle Mayor 140', 'Logroño', '26001', null, 'ES', 'ESB58378431', 'EUR', 30, 'active'],
  ['Papeterie Van Dijk BV', 'Sanne van Dijk', 'vandijkpapier.example', 'Prinsengracht 201', 'Amsterdam', '1015 DT', null, 'NL', 'NL004495445B01', 'EUR', 14, 'active'],
  ['Θάλασσα Εκδόσεις ΑΕ', 'Ελένη Παππά', 'thalassa.example', 'Οδός Ερμού 45', 'Αθήνα', '105 63', null, 'GR', 'EL094259216', 'EUR', 30, 'not_invited'],
  ['Harbor Lane Ceramics LLC', 'Dana Whitfield', 'harborlane.example', '410 Pier Avenue', 'Portland', '97209', 'OR', 'US', null, 'USD', 30, 'active'],
  ['Redwood Trail Outfitters Inc', 'Marcus Bell', 'redwoodtrail.example', '18 Mission Street', 'San Francisco', '94105', 'CA', 'US', null, 'USD', 30, 'active'],
  ['Juniper & Rye Bakery', 'Alice Okafor', 'juniperrye.example', '233 Congress Avenue', 'Austin', '78701', 'TX', 'US', null, 'USD', 14, 'invited'],
  ['Lighthouse Learning Inc', 'Priya Natarajan', 'lighthouselearning.example', '77 Beacon Street', 'Boston', '02108', 'MA', 'US', null, 'USD', 30, 'active'],
  ['Prairie Wind Records', 'Sam Delgado', 'prairiewind.example', '1204 Grand Boulevard', 'Kansas City', '64106', 'MO', 'US', null, 'USD', 14, 'not_invited'],
  ['Cedar Street Animal Clinic', 'Dr Joan Ames', 'cedarstreetvet.example', '5 Cedar Street', 'Seattle', '98121', 'WA', 'US', null, 'USD', 14, 'not_invited'],
  ['Hoshino Paper Works KK', 'Hoshino Aiko', 'hoshinopaper.example', '2-11-3 Kanda', 'Tokyo', '101-0047', null, 'JP', 'T1180301018771', 'JPY', 30, 'active'],
  ['Kawasemi Tea Co', 'Mori Daichi', 'kawasemitea.example', '48 Teramachi', 'Kyoto', '604-8091', null, 'JP', 'T7010401089234', 'JPY', 30, 'active'],
  ['Yuzu Press', 'Tanaka Rin', 'yuzupress.example', '3-5-12 Umeda', 'Osaka', '530-0001', null, 'JP', null, 'JPY', 14, 'not_invited'],
]

/** Thirty clients; the first is Kestrel Bay Coffee, whose login the demo prints. */
export const CLIENTS: DemoClient[] = ROWS.map((row, index) => toClient(row, index))

export const KESTREL_BAY = CLIENTS[0]

function toClient(row: Row, index: number): DemoClient {
  const [name, contactName, mailDomain, line1, city, postcode, region, country, taxNumber] = row
  const [, , , , , , , , , currency, terms, portal] = row
  const ref = `C-${String(index + 1).padStart(3, '0')}`
  return {
    ref,
    currency,
    terms,
    portal,
    party: {
      name,
      tradingName: null,
      identifier: ref,
      registration: null,
      taxNumber,
      endpoint: null,
      address: { line1, line2: null, line3: null, city, postcode, region, country },
      contactName,
      email: mailDomain && `accounts@${mailDomain}`,
      phone: null,
    },
  }
}
