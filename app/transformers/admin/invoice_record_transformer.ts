import { BaseTransformer } from '@adonisjs/core/transformers'
import type { DateTime } from 'luxon'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import type { InvoiceRecord } from '#domain/invoices/read_invoice_record'
import { iso, isoOrNull } from '#domain/shared/iso'
import { paperOf } from '#transformers/admin/invoice_paper'
import PayLinkTransformer from '#transformers/admin/pay_link_transformer'
import PaymentRowTransformer from '#transformers/portal/payment_row_transformer'

/** `locale`: language and region of the company, which its addresses are written for. */
type Day = { today: string; timeZone: string; locale: string; now: DateTime }

/** All that staff see of one invoice. */
export default class InvoiceRecordTransformer extends BaseTransformer<InvoiceRecord> {
  constructor(
    resource: InvoiceRecord,
    protected day: Day
  ) {
    super(resource)
  }

  toObject() {
    const { invoice, payments, payLinks, creditNotes, corrected, question } = this.resource
    return {
      ...this.head(),
      seller: party(invoice.sellerParty),
      buyer: party(invoice.buyerParty),
      bankAccounts: invoice.bankAccounts.map(({ id, name, bank }) => ({ id, name, bank })),
      lines: this.lines(),
      adjustments: this.adjustments(),
      taxes: invoice.taxes.map((tax) => ({
        category: tax.category,
        rate: tax.rate,
        taxable: this.money(tax.taxableMinor),
        tax: this.money(tax.taxMinor),
        exemptionReason: tax.exemptionReason,
      })),
      totals: this.totals(),
      sums: this.sums(),
      payments: PaymentRowTransformer.transform(payments, this.day.timeZone),
      payLinks: PayLinkTransformer.transform(payLinks, this.day.now),
      creditNotes: creditNotes.map(({ note, amountMinor }) => ({
        id: note.publicId,
        number: note.number,
        issuedOn: note.issuedOn,
        amount: this.money(amountMinor),
      })),
      // The invoices that a credit note takes back.
      corrects: corrected.map(({ publicId, number }) => ({ id: publicId, number })),
      // What no credit note took back yet.
      leftToCredit: this.money(this.resource.leftToCreditMinor),
      question: question && { id: question.publicId, state: question.state },
      paper: paperOf(invoice, this.day.locale),
      timeline: this.timeline(),
      file: this.file(),
      voided: this.voided(),
    }
  }

  private head() {
    const { invoice } = this.resource
    return {
      id: invoice.publicId,
      number: invoice.number,
      ref: invoice.ref,
      kind: invoice.kind,
      source: invoice.source,
      status: invoice.statusOn(this.day.today, this.day.timeZone),
      client: {
        id: invoice.ofClient.publicId,
        ref: invoice.ofClient.ref,
        name: invoice.ofClient.name,
      },
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      currency: invoice.currency,
      title: invoice.title,
      poNumber: invoice.poNumber,
      buyerReference: invoice.buyerReference,
      contractReference: invoice.contractReference,
      projectReference: invoice.projectReference,
      precedingInvoices: invoice.precedingInvoices,
      deliveredOn: invoice.deliveredOn,
      periodFrom: invoice.periodFrom,
      periodTo: invoice.periodTo,
      note: invoice.note,
      paymentTerms: invoice.paymentTerms,
      remittance: invoice.remittance,
      total: this.money(invoice.taxInclusiveMinor),
      balance: this.money(invoice.balanceMinor),
      createdAt: iso(invoice.createdAt),
      can: {
        void: this.canVoid,
        credit: this.resource.leftToCreditMinor > 0,
        makePayLink: invoice.isPayable,
      },
    }
  }

  /** As the verb decides it. */
  private get canVoid(): boolean {
    const { state, paidMinor, creditedMinor, refundedMinor, pendingMinor } = this.resource.invoice
    return state === 'issued' && paidMinor + creditedMinor + refundedMinor + pendingMinor === 0
  }

  private lines() {
    const { lines } = this.resource.invoice
    return lines.map((line) => ({
      position: line.position,
      name: line.name,
      description: line.description,
      note: line.note,
      itemNumber: line.sellerItemId,
      quantity: line.quantity,
      unit: line.unitCode,
      unitPrice: line.unitPrice,
      priceBaseQuantity: line.priceBaseQuantity,
      taxCategory: line.taxCategory,
      taxRate: line.taxRate,
      net: this.money(line.netMinor),
    }))
  }

  private adjustments() {
    const { lines, adjustments } = this.resource.invoice
    const positions = new Map(lines.map((line) => [line.id, line.position]))
    return adjustments.map((one) => ({
      // Null for one on the whole document.
      line: one.lineId === null ? null : (positions.get(one.lineId) ?? null),
      kind: one.kind,
      reason: one.reason,
      percent: one.percent,
      amount: this.money(one.amountMinor),
    }))
  }

  private totals() {
    const { invoice } = this.resource
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

  private sums() {
    const { invoice } = this.resource
    return {
      paid: this.money(invoice.paidMinor),
      credited: this.money(invoice.creditedMinor),
      refunded: this.money(invoice.refundedMinor),
      pending: this.money(invoice.pendingMinor),
      creditLeft: this.money(invoice.creditLeftMinor),
    }
  }

  private timeline() {
    return this.resource.events.map((event) => ({
      at: iso(event.at),
      action: event.action,
      outcome: event.outcome,
      actor: { ...event.actor, name: event.actorName },
      target: event.target,
      details: event.details,
    }))
  }

  /** The file that it came as, which GET …/xml sends. */
  private file() {
    const file = this.resource.invoice.files.find(({ kind }) => kind === 'e_invoice')
    return file ? { name: file.fileName, mediaType: file.mediaType, sha256: file.sha256 } : null
  }

  private voided() {
    const { voidedAt, voidReason, replacedBy } = this.resource.invoice
    if (!voidedAt) return null
    return {
      at: isoOrNull(voidedAt),
      reason: voidReason,
      replacedBy: replacedBy ? { id: replacedBy.publicId, number: replacedBy.number } : null,
    }
  }

  private money(amountMinor: number) {
    return { amountMinor, currency: this.resource.invoice.currency }
  }
}

function party({ name, tradingName, identifier, taxNumber, address, ...contact }: PartyDraft) {
  const { contactName, email, phone } = contact
  const { line1, line2, line3, city, postcode, region, country } = address
  return {
    ...{ name, tradingName, identifier, taxNumber, contactName, email, phone },
    address: { line1, line2, line3, city, postcode, region, country },
  }
}
