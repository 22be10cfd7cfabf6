import { Faker, en } from '@faker-js/faker'
import { CLIENTS, KESTREL_BAY, type DemoClient } from '#database/demo/clients'
import { dayBefore, METHODS, type DemoDocument, type Method } from '#database/demo/documents'
import { chooseFate } from '#database/demo/choose_fate'
import { invoiceOf, type InvoiceFacts } from '#database/demo/invoice_of'
import { KESTREL_BAY_SEQUENCES, kestrelBayDocuments } from '#database/demo/kestrel_bay'
import { daysAgoOf, invoiceNumber, LAST_SEQUENCE } from '#database/demo/sequence'
import { OFFERS, priceIn, type Work } from '#database/demo/work'

const YEARS = 2
const DRAFTS = 3

/**
 * The invoices of Larkspur Studio over two years back from `today` (YYYY-MM-DD), oldest first: the
 * same for the same seed and day.
 */
export function planDocuments(today: string, seed: number): DemoDocument[] {
  const chance = new Faker({ locale: en, seed })
  const planned = kestrelBayDocuments(today, invoiceNumber)
  const others = CLIENTS.filter((client) => client !== KESTREL_BAY)

  for (let year = YEARS - 1; year >= 0; year--) {
    const last = year === 0 ? LAST_SEQUENCE + DRAFTS : LAST_SEQUENCE
    for (let sequence = 1; sequence <= last; sequence++) {
      if (year === 0 && KESTREL_BAY_SEQUENCES.has(sequence)) continue
      const client = chance.helpers.arrayElement(others)
      planned.push(planOne(today, chance, client, sequence, year))
    }
  }
  return planned.sort((a, b) => b.issuedDaysAgo - a.issuedDaysAgo)
}

function planOne(
  today: string,
  chance: Faker,
  client: DemoClient,
  sequence: number,
  year: number
): DemoDocument {
  const isDraft = sequence > LAST_SEQUENCE
  const issuedDaysAgo = isDraft ? 0 : daysAgoOf(sequence, year)
  const issuedOn = dayBefore(today, issuedDaysAgo)
  const { title, work } = chooseWork(chance, client)
  const facts: InvoiceFacts = {
    number: invoiceNumber(sequence, issuedOn),
    title,
    buyer: client.party,
    currency: client.currency,
    issuedOn,
    dueOn: dayBefore(today, issuedDaysAgo - client.terms),
    poNumber: chance.datatype.boolean(0.4)
      ? `PO ${chance.number.int({ min: 1000, max: 9999 })}`
      : null,
    work,
  }
  const draft = invoiceOf(facts)
  const fate = isDraft
    ? ({ is: 'draft' } as const)
    : chooseFate({
        chance,
        today,
        facts,
        draft,
        issuedDaysAgo,
        terms: client.terms,
        by: methodOf(chance, client),
      })
  return { draft, issuedDaysAgo, fate }
}

function chooseWork(chance: Faker, client: DemoClient): { title: string; work: Work[] } {
  const offers = chance.helpers.arrayElements(OFFERS, { min: 1, max: 5 })
  const work = offers.map(({ title: _title, rupees, quantities, ...offer }) => ({
    ...offer,
    quantity: chance.helpers.arrayElement(quantities),
    price: priceIn(client.currency, rupees),
  }))
  const [first, second] = offers
  const title = second ? `${first.title} and ${second.title.toLowerCase()}` : first.title
  return { title, work }
}

/** Rupees come by UPI, card or netbanking, other currencies by PayPal; some pay by transfer. */
function methodOf(chance: Faker, client: DemoClient): Method {
  if (chance.datatype.boolean(0.2)) return METHODS.transfer
  if (client.currency !== 'INR') return METHODS.paypal
  return chance.helpers.arrayElement([METHODS.upi, METHODS.card, METHODS.netbanking])
}
