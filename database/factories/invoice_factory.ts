import factory from '@adonisjs/lucid/factories'
import { DateTime } from 'luxon'
import { KESTREL_BAY } from '#database/demo/clients'
import { LARKSPUR } from '#database/demo/seller'
import { newPublicId } from '#domain/shared/public_id'
import Invoice from '#models/invoice'

const TOTAL = 118_000_00

const day = (fromToday: number) => DateTime.utc().plus({ days: fromToday }).toFormat('yyyy-MM-dd')

/**
 * An invoice over ₹118,000, due in ten days. Give it `clientId` and `sellerId` with `merge`. States
 * set the sums that a list reads, without rows in the ledger behind them: for tests of money use
 * the verbs.
 */
export const InvoiceFactory = factory
  .define(Invoice, ({ faker }) => {
    const number = `F-${faker.string.alphanumeric(12)}`
    return {
      publicId: newPublicId(),
      number,
      kind: 'invoice' as const,
      typeCode: '380',
      state: 'issued' as const,
      source: 'json' as const,
      sourceHash: faker.string.hexadecimal({ length: 64, prefix: '', casing: 'lower' }),
      title: faker.commerce.productName(),
      currency: 'INR',
      issuedOn: day(-4),
      dueOn: day(10),
      precedingInvoices: [],
      sellerParty: LARKSPUR,
      buyerParty: KESTREL_BAY.party,
      linesMinor: 100_000_00,
      allowancesMinor: 0,
      chargesMinor: 0,
      taxExclusiveMinor: 100_000_00,
      taxMinor: 18_000_00,
      taxInclusiveMinor: TOTAL,
      prepaidMinor: 0,
      roundingMinor: 0,
      dueMinor: TOTAL,
      payableMinor: TOTAL,
      paidMinor: 0,
      creditedMinor: 0,
      refundedMinor: 0,
      balanceMinor: TOTAL,
      pendingMinor: 0,
      creditLeftMinor: 0,
      searchText: number.toLowerCase(),
    }
  })
  .state('draft', (invoice) => invoice.merge({ state: 'draft' }))
  .state('overdue', (invoice) => invoice.merge({ issuedOn: day(-26), dueOn: day(-12) }))
  .state('partlyPaid', (invoice) =>
    invoice.merge({ paidMinor: 50_000_00, balanceMinor: TOTAL - 50_000_00 })
  )
  .state('paid', (invoice) =>
    invoice.merge({ paidMinor: TOTAL, balanceMinor: 0, settledOn: day(-1) })
  )
  .state('pending', (invoice) => invoice.merge({ pendingMinor: TOTAL }))
  .state('refunded', (invoice) =>
    invoice.merge({
      refundedMinor: TOTAL,
      creditedMinor: TOTAL,
      balanceMinor: 0,
      settledOn: day(-1),
    })
  )
  .state('void', (invoice) =>
    invoice.merge({ state: 'void', voidedAt: DateTime.utc(), voidReason: 'Written twice' })
  )
  .build()
