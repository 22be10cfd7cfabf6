import { BaseTransformer } from '@adonisjs/core/transformers'
import { placeOfSupply } from '#domain/invoices/party'
import { taxComponents } from '#domain/invoices/tax_components'
import type { PaymentRowFacts } from '#domain/ledger/lists/payment_row'
import { Money } from '#domain/money/money'
import type { Settings } from '#domain/settings/settings'
import type Invoice from '#models/invoice'
import type InvoiceLine from '#models/invoice_line'
import type TransferReport from '#models/transfer_report'
import InvoiceTransferTransformer from '#transformers/portal/invoice_transfer_transformer'
import PaymentRowTransformer from '#transformers/portal/payment_row_transformer'
import GatewayOfferTransformer, {
  type GatewayOffer,
} from '#transformers/portal/gateway_offer_transformer'
import PartyTransformer from '#transformers/portal/party_transformer'

type BankRow = { label: string; value: string }

/** What the invoice page needs beside the invoice; the controller gathers it. */
export type InvoiceView = {
  today: string
  timeZone: string
  mayPay: boolean
  payments: PaymentRowFacts[]
  /** Its id is null where the reader may not look at it. */
  openIntent: { id: string | null; state: string } | null
  /** The latest transfer that the client reported for it. */
  transferReport: TransferReport | null
  gateways: GatewayOffer[]
  /** What staff allow. */
  allowed: Settings['payments']
  /** Where a bank transfer goes, each part under the name that the reader knows it by. */
  bankAccounts: BankRow[][]
  /** Language and region of the reader */
  locale: string
}

/** One invoice in full. Needs client, lines, taxes, adjustments, files (no bytes) and replacedBy. */
export default class InvoiceTransformer extends BaseTransformer<Invoice> {
  constructor(
    resource: Invoice,
    protected view: InvoiceView
  ) {
    super(resource)
  }

  toObject() {
    const invoice = this.resource
    const { today, mayPay, payments, openIntent, gateways, locale } = this.view
    const reader = { locale, homeCountry: invoice.sellerParty.address.country }
    const canPay = mayPay && openIntent === null && invoice.isPayable
    return {
      ...this.head(today, canPay),
      poNumber: invoice.poNumber,
      buyerReference: invoice.buyerReference,
      contractReference: invoice.contractReference,
      projectReference: invoice.projectReference,
      precedingInvoices: invoice.precedingInvoices,
      placeOfSupply: placeOfSupply(invoice),
      note: invoice.note,
      paymentTerms: invoice.paymentTerms,
      seller: PartyTransformer.transform(invoice.sellerParty, reader),
      buyer: PartyTransformer.transform(invoice.buyerParty, reader),
      lines: invoice.lines.map((line) => this.line(line)),
      adjustments: invoice.adjustments
        .filter((adjustment) => adjustment.lineId === null)
        .map(({ kind, reason, amountMinor }) => ({
          kind,
          reason,
          amount: this.money(amountMinor),
        })),
      taxes: invoice.taxes.map((tax) => ({
        category: tax.category,
        rate: tax.rate,
        taxable: this.money(tax.taxableMinor),
        tax: this.money(tax.taxMinor),
        exemptionReason: tax.exemptionReason,
        components: taxComponents(tax, invoice).map(({ name, rate, amountMinor }) => ({
          name,
          rate,
          amount: this.money(amountMinor),
        })),
      })),
      totals: this.totals(),
      paid: this.money(invoice.paidMinor),
      credited: this.money(invoice.creditedMinor),
      pending: this.money(invoice.pendingMinor),
      payments: PaymentRowTransformer.transform(payments, this.view.timeZone),
      hasXml: this.hasXml,
      voided: this.voided(),
      openIntent,
      transferReport: InvoiceTransferTransformer.transform(this.view.transferReport),
      bankAccounts: this.view.bankAccounts,
      gateways: GatewayOfferTransformer.transform(gateways, invoice.balance, locale),
    }
  }

  private head(today: string, canPay: boolean) {
    const invoice = this.resource
    return {
      id: invoice.publicId,
      number: invoice.number,
      kind: invoice.kind,
      title: invoice.title,
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      status: invoice.statusOn(today, this.view.timeZone),
      total: invoice.total.toJSON(),
      left: invoice.balance.toJSON(),
      can: {
        pay: canPay,
        payPart: canPay && this.partMinimumMinor < invoice.balanceMinor,
        reportTransfer: canPay && this.view.allowed.transferReports,
        downloadXml: this.hasXml,
      },
      partMinimum: this.money(this.partMinimumMinor),
    }
  }

  /** The least part that staff allow; all of it where they allow none. */
  private get partMinimumMinor(): number {
    const { currency, balanceMinor } = this.resource
    const { partPayments, partMinimumMinor } = this.view.allowed
    return partPayments ? Math.max(1, partMinimumMinor[currency] ?? 1) : balanceMinor
  }

  /** The PDF that was made of it is kept beside the file that it came as. */
  private get hasXml(): boolean {
    return this.resource.files.some(({ kind }) => kind === 'e_invoice')
  }

  private line(line: InvoiceLine) {
    return {
      position: line.position,
      name: line.name,
      description: line.description,
      note: line.note,
      quantity: line.quantity,
      unit: line.unitCode,
      unitPrice: line.unitPrice,
      taxRate: line.taxRate,
      taxCategory: line.taxCategory,
      net: this.money(line.netMinor),
    }
  }

  private totals() {
    const invoice = this.resource
    return {
      lines: this.money(invoice.linesMinor),
      allowances: this.money(invoice.allowancesMinor),
      charges: this.money(invoice.chargesMinor),
      taxExclusive: this.money(invoice.taxExclusiveMinor),
      tax: this.money(invoice.taxMinor),
      taxInclusive: this.money(invoice.taxInclusiveMinor),
      prepaid: this.money(invoice.prepaidMinor),
      rounding: this.money(invoice.roundingMinor),
      due: this.money(invoice.dueMinor),
    }
  }

  private voided() {
    const { voidedAt, voidReason, replacedBy } = this.resource
    if (!voidedAt) return null
    return {
      on: voidedAt.setZone(this.view.timeZone).toISODate()!,
      reason: voidReason,
      replacedBy: replacedBy ? { id: replacedBy.publicId, number: replacedBy.number } : null,
    }
  }

  private money(amountMinor: number) {
    return Money.of(this.resource.currency, amountMinor).toJSON()
  }
}
