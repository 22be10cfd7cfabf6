import { readFile, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { rejectReport } from '#domain/transfers/reject_report'
import { Postman } from '#mails/postman'
import Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import Staff from '#models/staff'
import TransferReport from '#models/transfer_report'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { reportFor } from '#tests/support/money_records'
import { NOW, openPortal, tester } from '#tests/support/people'
import { invoiceFor } from '#tests/support/portal_world'
import { staffToken } from '#tests/support/staff_api'

test.group('The mail about a transfer that was not found', (group) => {
  let smtp: MailCatcher
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  test('says why, and what to do now; markup in the reason stays text', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel Bay Coffee', { number: 'LS-1' })
    const report = await reportFor(await Invoice.findOrFail(invoice.id), { reference: 'FT26322' })
    await TransferReport.query().where('id', report.id).update({ paid_on: '2026-11-18' })
    await staffToken('manager')
    const { id: staffId } = await Staff.firstOrFail()
    const reason = 'Nothing with <b>FT26322</b> arrived by 20 November.'
    await rejectReport({ reportId: report.id, staffId, reason }, tester, NOW)

    const row = await OutboxMail.findByOrFail('kind', 'transfer_rejected')
    const postman = await app.container.make(Postman)
    await postman.deliver(row.id)
    const [mail] = smtp.mails
    assert.equal(mail.subject, 'We could not find your transfer for LS-1')
    assert.notInclude(mail.html, '<b>FT26322</b>')
    const link = new RegExp(`/portal/invoice/${invoice.publicId}`)
    assert.match(mail.text!, link)

    const text = mail.text!.replace(link, '/portal/invoice/<id>')
    const file = new URL('golden/transfer_rejected.txt', import.meta.url)
    if (process.env.UPDATE_GOLDEN) await writeFile(file, text)
    assert.equal(text, await readFile(file, 'utf8'))
  })
})
