import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso } from '#domain/shared/iso'
import type Question from '#models/question'

/** What a client asked about an invoice, in a list for staff. Needs ofClient, invoice and closedBy. */
export default class QuestionTransformer extends BaseTransformer<Question> {
  toObject() {
    const { publicId, state, stateSince, ofClient, invoice, closedBy, createdAt } = this.resource
    return {
      id: publicId,
      // "open" waits for staff.
      state,
      stateSince: iso(stateSince),
      client: { id: ofClient.publicId, name: ofClient.name },
      invoice: { id: invoice.publicId, number: invoice.number },
      closedBy: closedBy?.name ?? null,
      createdAt: iso(createdAt),
    }
  }
}
