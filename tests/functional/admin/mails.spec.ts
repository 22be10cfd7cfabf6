import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { inviteMemberships } from '#domain/accounts/links/invite_memberships'
import { writeTransaction } from '#database/write_transaction'
import { bouncedAddresses } from '#domain/outbox/bounced_addresses'
import { pruneExpired } from '#domain/maintenance/prune_expired'
import { useOutbox, type OutgoingMail } from '#domain/shared/outbox'
import SendMail from '#jobs/send_mail'
import { Postman } from '#mails/postman'
import AuditEvent from '#models/audit_event'
import MailBounce from '#models/mail_bounce'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { NOW, openPortal, openTestClient, tester } from '#tests/support/people'
import { adminRequest, staffToken } from '#tests/support/staff_api'

test.group('Mails, as staff look after them', (group) => {
  let smtp: MailCatcher
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
    smtp = await MailCatcher.open()
    return () => smtp.close()
  })

  async function queue(mail: Partial<OutgoingMail> = {}): Promise<OutboxMail> {
    await writeTransaction((trx) =>
      useOutbox().queueMail(trx, {
        kind: 'password_changed',
        to: { email: 'meera@kestrelbay.example', name: 'Meera Nair' },
        locale: 'en-IN',
        clientId: null,
        accountId: null,
        params: { name: 'Meera', changedAt: NOW.toISO(), timeZone: 'Asia/Kolkata' },
        ...mail,
      })
    )
    return OutboxMail.query().orderBy('id', 'desc').firstOrFail()
  }

  const deliver = async (mail: OutboxMail) => (await app.container.make(Postman)).deliver(mail.id)

  async function failed(mail: Partial<OutgoingMail> = {}): Promise<OutboxMail> {
    const row = await queue(mail)
    smtp.refusal = { code: 550, message: '5.1.1 no such mailbox' }
    await deliver(row)
    smtp.refusal = null
    return OutboxMail.findOrFail(row.id)
  }

  const reset = (): Partial<OutgoingMail> => ({
    kind: 'password_reset',
    params: { name: 'Meera', expiresAt: NOW.toISO(), timeZone: 'UTC' },
    secrets: { token: 'T'.repeat(43) },
  })

  const get = (path: string) => adminRequest('GET', path, { token })
  const again = (id: string) => adminRequest('PUT', `/mails/${id}/queueing`, { token })
  const report = (body: object) => adminRequest('POST', '/mail-bounces', { token, body })
  const idsOf = async (query: string) =>
    (await get(`/mails?${query}`)).body.data.map(({ id }: { id: string }) => id)

  test('are listed newest first, in pages, narrowed by state, kind, client and address', async ({
    assert,
  }) => {
    const { client } = await openTestClient()
    const one = await queue()
    const two = await failed({ to: { email: 'a_b@kestrelbay.example', name: null } })
    const three = await queue({ ...reset(), clientId: client.id })

    const page = await get('/mails?limit=2')
    assert.deepEqual(
      page.body.data.map(({ id }: any) => id),
      [three.publicId, two.publicId]
    )
    assert.deepEqual(await idsOf(`limit=2&after=${page.body.page.next}`), [one.publicId])
    assert.deepInclude(page.body.data[0], { state: 'queued', kind: 'password_reset', error: null })
    assert.deepEqual(page.body.data[0].client, { id: client.publicId, name: client.name })
    assert.include(page.body.data[1].error, 'no such mailbox')

    assert.deepEqual(await idsOf('state=failed'), [two.publicId])
    assert.deepEqual(await idsOf('kind=password_reset'), [three.publicId])
    assert.deepEqual(await idsOf(`client=${client.publicId}`), [three.publicId])
    assert.deepEqual(await idsOf('q=Meera@KestrelBay.example'), [three.publicId, one.publicId])
    // What a pattern would take for any sign is itself.
    assert.deepEqual(await idsOf('q=a_'), [two.publicId])
    assert.deepEqual(await idsOf('q=%25'), [])
    for (const wrong of ['state=lost', 'kind=x;', 'client=1', 'limit=0', 'after=x', 'to=x']) {
      assert.equal((await get(`/mails?${wrong}`)).status, 422, wrong)
    }
  })

  test('are read as they were written, without what signs somebody in', async ({ assert }) => {
    const row = await queue({ ...reset(), to: { email: 'm@k.example', name: '<b>Meera</b>' } })
    const { body } = await get(`/mails/${row.publicId}`)
    const { preview, canBeRetried } = body.data
    assert.isFalse(canBeRetried)
    assert.isTrue(preview.hasSecrets)
    assert.equal(preview.subject, 'Choose a new password for Larkspur Studio')
    assert.include(preview.text, '/portal/reset/not-shown')
    assert.notInclude(JSON.stringify(body), 'TTTT')
    assert.notInclude(JSON.stringify(body), row.secretParams!)
    assert.equal((await get(`/mails/${'A'.repeat(22)}`)).status, 404)
  })

  test('that were given up go back into the queue, once, and arrive', async ({ assert }) => {
    const row = await failed()
    assert.isTrue((await get(`/mails/${row.publicId}`)).body.data.canBeRetried)
    const answers = await Promise.all([again(row.publicId), again(row.publicId)])
    assert.sameMembers(
      answers.map(({ status }) => status),
      [200, 409]
    )
    assert.equal(answers.find(({ status }) => status === 409)!.body.type, 'mail-not-failed')

    const jobs = await db.from('queue_jobs').orderBy('id')
    const again2 = jobs.filter(({ data }) => JSON.parse(data).payload.mailId === row.id)
    assert.lengthOf(again2, 2, 'the first job, and one more')
    await deliver(row)
    assert.lengthOf(smtp.mails, 1)
    assert.equal(smtp.mails[0].messageId, `<${row.messageId}>`)
    assert.equal((await again(row.publicId)).body.type, 'mail-not-failed')

    const event = await AuditEvent.findByOrFail('action', 'mail.queued_again')
    assert.equal(event.targetId, row.publicId)
    assert.deepEqual(event.details, { kind: 'password_changed' })
  })

  test('whose link was erased are not sent without it; what to do is said', async ({ assert }) => {
    const row = await failed(reset())
    assert.isNull(row.secretParams)
    const { status, body } = await again(row.publicId)
    assert.deepEqual([status, body.type], [409, 'mail-link-erased'])
    assert.include(body.detail, 'asks for a new one at the sign-in page')
    const invite = await failed({
      kind: 'invite',
      params: {
        name: 'M',
        clientName: 'K',
        expiresOn: '2026-11-27',
        waiting: { count: 0, totals: [], rows: [] },
      },
      secrets: { token: 'x' },
    })
    assert.include((await again(invite.publicId)).body.detail, 'send a new invite')
    assert.equal((await OutboxMail.findOrFail(row.id)).state, 'failed')
  })

  test('a bounce is kept once, however often and at once it is told', async ({ assert }) => {
    const row = await queue()
    await deliver(row)
    const body = {
      messageId: `<${row.messageId}>`,
      kind: 'hard',
      reason: '550 5.1.1\r\nno such\u202e mailbox',
      occurredAt: '2026-11-20T10:00:00Z',
    }
    const answers = await Promise.all([report(body), report(body), report(body)])
    assert.sameMembers(
      answers.map(({ status }) => status),
      [201, 200, 200]
    )
    assert.equal(
      (await report({ ...body, messageId: undefined, mailId: row.publicId })).status,
      200
    )
    assert.lengthOf(await MailBounce.all(), 1)
    assert.lengthOf(await AuditEvent.query().where('action', 'mail.bounced'), 1)
    assert.equal((await report({ ...body, kind: 'soft' })).status, 201)
    const byProvider = { mailId: row.publicId, kind: 'complaint', eventId: 'evt-1' }
    assert.equal((await report(byProvider)).status, 201)
    assert.equal((await report({ ...byProvider, occurredAt: '2026-11-21T00:00:00Z' })).status, 200)

    const [listed] = (await get('/mails?state=bounced')).body.data
    assert.equal(listed.state, 'sent')
    assert.deepEqual(listed.bounce, {
      kind: 'hard',
      reason: '550 5.1.1 no such mailbox',
      occurredAt: '2026-11-20T10:00:00.000Z',
    })
  })

  test('a report of no mail, of two, of another address or in other words is refused', async ({
    assert,
  }) => {
    const row = await queue()
    const wrong: [object, string][] = [
      [{ kind: 'hard' }, 'mailId'],
      [{ kind: 'hard', mailId: row.publicId, messageId: row.messageId }, 'mailId'],
      [{ kind: 'hard', mailId: 'A'.repeat(22) }, 'mailId'],
      [{ kind: 'hard', messageId: '<x@y>' }, 'messageId'],
      [{ kind: 'bad', mailId: row.publicId }, 'kind'],
      [{ kind: 'hard', mailId: row.publicId, email: 'other@kestrelbay.example' }, 'email'],
      [{ kind: 'hard', mailId: row.publicId, occurredAt: 'yesterday' }, 'occurredAt'],
      [{ kind: 'hard', mailId: row.publicId, reason: 'x'.repeat(10_000) }, 'reason'],
      [{ kind: 'hard', mailId: row.publicId, ok: true }, 'ok'],
    ]
    for (const [body, field] of wrong) {
      const { status, body: answer } = await report(body)
      assert.deepEqual(
        [status, answer.errors[0].field],
        [422, field],
        JSON.stringify(body).slice(0, 99)
      )
    }
    assert.isEmpty(await MailBounce.all())
  })

  test('what did not arrive needs attention until the address changes or is proven', async ({
    assert,
  }) => {
    const { account, client, membership } = await openTestClient()
    const email = account.email!
    const row = await queue({ to: { email, name: null }, clientId: client.id })
    await deliver(row)
    await report({ mailId: row.publicId, kind: 'hard', occurredAt: DateTime.utc().toISO() })
    const lost = await failed()

    const groups = async () => {
      const { data } = (await get('/attention')).body
      return Object.fromEntries(data.groups.map((one: any) => [one.kind, one]))
    }
    const first = await groups()
    assert.equal(first.mail.items[0].id, lost.publicId)
    assert.include(first.mail.items[0].reason, 'no such mailbox')
    assert.deepInclude(first.bounce.items[0], {
      id: row.publicId,
      label: email,
      client: { id: client.publicId, name: client.name },
      amount: null,
      reason: 'hard',
    })
    assert.deepEqual(
      await bouncedAddresses([email, 'other@x.example'], db.connection()),
      new Set([email])
    )

    // Whoever invites everybody does not try again and again; named one by one, it is tried.
    const invited = async (chosen: 'one_by_one' | 'many' | 'pending') => {
      const order = { actor: tester, now: NOW, chosen, dryRun: false }
      const [invite] = await writeTransaction((trx) =>
        inviteMemberships(trx, [membership.id], order)
      )
      return invite.outcome
    }
    assert.equal(await invited('pending'), 'bounced')
    assert.equal(await invited('many'), 'bounced')
    assert.equal(await invited('one_by_one'), 'sent')

    await again(lost.publicId)
    account.$trx = undefined
    await account.merge({ emailVerifiedAt: DateTime.utc().plus({ minutes: 1 }) }).save()
    const then = await groups()
    assert.deepEqual([then.mail.count, then.bounce.count], [0, 0])
    assert.isEmpty(await bouncedAddresses([email], db.connection()))

    await account.merge({ emailVerifiedAt: null, email: 'new@kestrelbay.example' }).save()
    client.$trx = undefined
    await client.merge({ billingEmail: null }).save()
    assert.equal((await groups()).bounce.count, 0)
  })

  test('that an address bounces is known for longer than the letter is kept', async ({
    assert,
  }) => {
    const row = await failed(reset())
    await openTestClient({ billingEmail: row.toEmail })
    await report({ mailId: row.publicId, kind: 'hard' })
    const { mails } = await pruneExpired(DateTime.utc().plus({ days: 91 }))
    assert.equal(mails, 1)
    const bounced = await bouncedAddresses([row.toEmail], db.connection())
    assert.deepEqual(bounced, new Set([row.toEmail]))
    assert.equal((await get('/attention')).status, 200)
  })

  test('a mail given up after a day of trying is one that failed', async ({ assert }) => {
    const row = await queue()
    const job = await app.container.make(SendMail)
    Object.defineProperty(job, 'payload', { value: { mailId: row.id } })
    await job.failed(new Error('no answer'))
    assert.equal((await again(row.publicId)).status, 200)
  })
})
