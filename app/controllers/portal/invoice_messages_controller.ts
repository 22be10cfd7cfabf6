import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { keysetPage } from '#domain/lists/keyset_page'
import { ask } from '#domain/questions/ask'
import { Clock } from '#domain/shared/clock'
import { idempotent } from '#middleware/idempotency'
import { consumeQuestion } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import type Invoice from '#models/invoice'
import Question from '#models/question'
import QuestionMessage from '#models/question_message'
import InvoicePolicy from '#policies/invoice_policy'
import QuestionMessageTransformer from '#transformers/portal/question_message_transformer'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'
import { PAGE_FIELDS, pageValidator } from '#validators/portal/invoice'
import { MESSAGE_FIELDS, messageValidator } from '#validators/question'

@inject()
export default class InvoiceMessagesController {
  constructor(private clock: Clock) {}

  /** What was written about the invoice, the newest first, and whether it waits for an answer. */
  async index(ctx: HttpContext) {
    const { reader, request } = ctx
    const invoice = await this.find(ctx, 'readMessages')
    refuseUnknownFields(request, PAGE_FIELDS)
    const asked = await request.validateUsing(pageValidator)
    const { id: clientId } = reader.client
    const question = await Question.query()
      .where('client_id', clientId)
      .where('invoice_id', invoice.id)
      .first()

    const messages = QuestionMessage.query()
      .where('client_id', clientId)
      .where('question_id', question?.id ?? 0)
      .preload('account')
    const found = await keysetPage<typeof QuestionMessage, QuestionMessage>(messages, asked)
    if (!found) throw badCursor()
    const { data } = await ctx.serialize(
      QuestionMessageTransformer.transform(found.rows, await this.view(ctx))
    )
    return { data, page: found.page, state: question?.state ?? null }
  }

  /** A message to the company. */
  async store(ctx: HttpContext) {
    const { account, reader, request, response } = ctx
    const invoice = await this.find(ctx, 'ask')
    refuseUnknownFields(request, MESSAGE_FIELDS)
    const { text } = await request.validateUsing(messageValidator)
    await consumeQuestion(account.publicId)

    const scope = `invoice_messages:${reader.client.id}:${reader.publicId}`
    const body = { text, invoice: invoice.publicId }
    const answer = await idempotent(ctx, scope, body, this.clock.now(), async () => {
      const message = await ask({ invoice, account, text }, requestActor(ctx), this.clock.now())
      await message.load('account')
      return ctx.serialize(QuestionMessageTransformer.transform(message, await this.view(ctx)))
    })
    return response.created(answer)
  }

  private async find(
    { reader, bouncer, params }: HttpContext,
    to: 'readMessages' | 'ask'
  ): Promise<Invoice> {
    const invoice = await reader.invoices().where('public_id', params.id).firstOrFail()
    await bouncer.with(InvoicePolicy).authorize(to, invoice)
    return invoice
  }

  private async view(ctx: HttpContext) {
    const { company } = await requestSettings(ctx)
    return { accountId: ctx.reader.account?.id ?? null, company: company.name }
  }
}
