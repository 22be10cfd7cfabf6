import type { HttpContext } from '@adonisjs/core/http'
import { findClientBy, readPayables } from '#domain/ledger/lists/read_payables'
import { wrongField } from '#exceptions/wrong_field'
import PaymentPolicy from '#policies/staff/payment_policy'
import PayablesTransformer from '#transformers/admin/payables_transformer'
import { PAYABLE_LIST_FIELDS, payableListValidator } from '#validators/admin/payment'
import { refuseUnknownFields } from '#validators/known_fields'

export default class PayableInvoicesController {
  /** Before money is recorded or credit allocated: which client is meant, and what it owes. */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    refuseUnknownFields(ctx.request, PAYABLE_LIST_FIELDS)
    const { client: name, invoices } = await ctx.request.validateUsing(payableListValidator)
    const client = await findClientBy(name)
    if (!client) throw wrongField(ctx, 'client', 'unknown_client')
    return ctx.serialize(PayablesTransformer.transform(await readPayables(client, invoices)))
  }
}
