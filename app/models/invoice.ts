import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { InvoiceSchema } from '#database/schema'
import { Money } from '#domain/money/money'
import { invoiceStatus, type InvoiceStatus } from '#domain/invoices/status'
import Allocation from '#models/allocation'
import Client from '#models/client'
import InvoiceAdjustment from '#models/invoice_adjustment'
import InvoiceFile from '#models/invoice_file'
import InvoiceLine from '#models/invoice_line'
import InvoiceTax from '#models/invoice_tax'
import Seller from '#models/seller'

/** An invoice or credit note as issued; what the ledger says of it is kept as sums beside it. */
export default class Invoice extends InvoiceSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Seller)
  declare seller: BelongsTo<typeof Seller>

  @belongsTo(() => Invoice, { foreignKey: 'replacedById' })
  declare replacedBy: BelongsTo<typeof Invoice> | null

  @hasMany(() => InvoiceLine)
  declare lines: HasMany<typeof InvoiceLine>

  @hasMany(() => InvoiceTax)
  declare taxes: HasMany<typeof InvoiceTax>

  @hasMany(() => InvoiceAdjustment)
  declare adjustments: HasMany<typeof InvoiceAdjustment>

  @hasMany(() => InvoiceFile)
  declare files: HasMany<typeof InvoiceFile>

  @hasMany(() => Allocation)
  declare allocations: HasMany<typeof Allocation>

  /** What is left to pay. */
  get balance(): Money {
    return Money.of(this.currency, this.balanceMinor)
  }

  get total(): Money {
    return Money.of(this.currency, this.taxInclusiveMinor)
  }

  /** `today` is YYYY-MM-DD in `timeZone`, the company's. */
  statusOn(today: string, timeZone: string): InvoiceStatus {
    return invoiceStatus(this, today, timeZone)
  }

  /** Issued, something is left, and none of it is on its way already. */
  get isPayable(): boolean {
    return this.state === 'issued' && this.balanceMinor > 0 && this.pendingMinor === 0
  }
}
