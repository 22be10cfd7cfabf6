import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { answer } from '#domain/questions/answer'
import { Postman } from '#mails/postman'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { NOW, openPortal, tester } from '#tests/support/people'
import { invoiceFor } from '#tests/support/portal_world'
import { questionOn } from '#tests/support/questions'
import { staffMember } from '#tests/support/staff_browser'

/** UPDATE_GOLDEN=1 writes what is sent now; the difference is then read in the commit. */
async function golden(name: string, now: string): Promise<string> {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env.UPDATE_GOLDEN) await writeFile(file, now)
  return readFile(file, 'utf8')
}

test.group('Letters about questions', (group) => {
  let smtp: MailCatcher
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  async function delivered(kind: string) {
    const row = await OutboxMail.findByOrFail('kind', kind)
    const postman = await app.container.make(Postman)
    await postman.deliver(row.id)
    const mail = smtp.mails.at(-1)!
    const text = mail.text!.replace(/(\/(?:questions|invoice)\/)[\w-]{22}/, '$1<id>')
    return { text: `${mail.subject}\n\n${text}`, html: mail.html! }
  }

  test('each side is told where to read, and not what was written', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel Bay Coffee', { number: 'LS-1' })
    await client.merge({ name: 'Kestrel <b>Bay</b> Coffee' }).save()
    const question = await questionOn(invoice, 'A secret of ours')
    const asked = await delivered('question_asked')
    assert.equal(asked.text, await golden('question_asked.txt', asked.text))
    assert.notInclude(asked.html, '<b>Bay</b>')
    assert.include(asked.html, `/admin/questions/${question.publicId}"`)

    const staff = await staffMember('manager')
    await answer(question, { staff, text: 'A secret of yours' }, tester, NOW)
    const answered = await delivered('question_answered')
    assert.equal(answered.text, await golden('question_answered.txt', answered.text))
    assert.include(answered.html, `/portal/invoice/${invoice.publicId}"`)
    assert.notMatch(`${asked.html}${answered.html}`, /secret/)
  })
})
