import type { HttpContext } from '@adonisjs/core/http'
import { readCredit } from '#domain/ledger/lists/read_credit'
import { isPublicId } from '#domain/shared/public_id'
import { notFound } from '#exceptions/problem'
import Client from '#models/client'
import PaymentPolicy from '#policies/staff/payment_policy'
import ClientCreditTransformer from '#transformers/admin/client_credit_transformer'

export default class ClientCreditsController {
  async show({ params, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(PaymentPolicy).authorize('view')
    const client = isPublicId(params.id) ? await Client.findBy('public_id', params.id) : null
    if (!client) throw notFound()
    return serialize(ClientCreditTransformer.transform(await readCredit(client.id)))
  }
}
