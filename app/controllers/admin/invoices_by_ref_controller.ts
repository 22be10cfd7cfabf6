import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentInvoice } from '#controllers/admin/present_invoice'
import { readJsonRecords } from '#domain/imports/tables/read_json_records'
import { upsertInvoice } from '#domain/imports/upsert_invoice'
import { Clock } from '#domain/shared/clock'
import { Problem, refusalProblem } from '#exceptions/problem'
import { rawBody } from '#middleware/raw_body'
import { requestActor } from '#middleware/request_actor'
import InvoicePolicy from '#policies/staff/invoice_policy'
import { refValidator } from '#validators/admin/invoice'
import { refuseUnknownFields } from '#validators/known_fields'

const LIMIT = 1024 * 1024

@inject()
export default class InvoicesByRefController {
  constructor(private clock: Clock) {}

  /** The invoice that another system knows by this reference: 201 made, 200 there already. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('import')
    refuseUnknownFields(ctx.request, [])
    const { ref } = await refValidator.validate(ctx.params)
    const document = await readDocument(ctx)

    const now = this.clock.now()
    const upserted = await upsertInvoice({ ref, document }, requestActor(ctx), now)
    if (!upserted.ok) {
      throw refusalProblem(upserted, upserted.code === 'invoice_refused' ? 422 : 409)
    }
    const { id, outcome } = upserted.value
    ctx.response.status(outcome === 'imported' ? 201 : 200)
    const { data } = await presentInvoice(ctx, id, now)
    return { data: { ...data, outcome } }
  }
}

/** Past the body parser: its numbers lose digits, and amounts are exact. */
async function readDocument({ request }: HttpContext): Promise<Record<string, unknown>> {
  const bytes = await rawBody(request, { types: ['application/json'], limit: LIMIT })
  const records = await Array.fromAsync(readJsonRecords(only(bytes)))
  const [record] = records
  if (records.length !== 1 || 'problem' in record) throw new Problem('bad-request', 400)
  return record.value
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
