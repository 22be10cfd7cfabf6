import type { HttpContext } from '@adonisjs/core/http'
import { keysetPage } from '#domain/lists/keyset_page'
import { filterMails, findMail } from '#domain/outbox/filter_mails'
import { notFound } from '#exceptions/problem'
import { previewMail } from '#mails/preview_mail'
import MailPolicy from '#policies/staff/mail_policy'
import MailRecordTransformer from '#transformers/admin/mail_record_transformer'
import MailTransformer from '#transformers/admin/mail_transformer'
import { badCursor } from '#validators/admin/list'
import { MAIL_LIST_FIELDS, mailListValidator } from '#validators/admin/mail'
import { refuseUnknownFields } from '#validators/known_fields'

export default class MailsController {
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(MailPolicy).authorize('view')
    refuseUnknownFields(request, MAIL_LIST_FIELDS)
    const { limit, after, ...filter } = await request.validateUsing(mailListValidator)

    const found = await keysetPage(filterMails(filter), { limit, after })
    if (!found) throw badCursor()
    return { ...(await serialize(MailTransformer.transform(found.rows))), page: found.page }
  }

  async show({ params, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(MailPolicy).authorize('view')
    const mail = await findMail(params.id)
    if (!mail) throw notFound()
    return serialize(MailRecordTransformer.transform(mail, await previewMail(mail)))
  }
}
