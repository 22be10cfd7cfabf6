import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { sendInvites } from '#domain/accounts/links/send_invites'
import AuditEvent from '#models/audit_event'
import BulkJob from '#models/bulk_job'
import BulkJobRow from '#models/bulk_job_row'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import SecretToken from '#models/secret_token'
import { doBulkJobs, jobOf } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { openActiveClient, openTestClient, tester } from '#tests/support/people'
import { invoiceFor } from '#tests/support/portal_world'

async function invite(params: Record<string, unknown>, choices = {}) {
  const { id } = await jobOf('send_invites', { params, ...choices })
  await doBulkJobs()
  const job = await BulkJob.findOrFail(id)
  const rows = await BulkJobRow.query().where('job_id', id).orderBy('id')
  return { job, rows, outcomes: rows.map(({ outcome }) => outcome) }
}

const list = (text: string) => ({
  file: {
    name: 'refs.csv',
    limit: 1_000_000,
    chunks: (async function* () {
      yield Buffer.from(text)
    })(),
  },
})

/** As if the links that there are had been mailed so long ago. */
async function mailedAgo(duration: { minutes: number }) {
  await SecretToken.query().update({ created_at: DateTime.utc().minus(duration).toISO() })
}

test.group('Invites to many, as a job', (group) => {
  group.each.setup(() => truncate())

  test('tell of each person, and a rerun mails nobody twice', async ({ assert }) => {
    await openTestClient({ ref: 'C-1', billingEmail: 'a@client.example' })
    await openTestClient({ ref: 'C-2', billingEmail: null })
    await openActiveClient({ ref: 'C-3', billingEmail: 'c@client.example' })

    const dry = await invite({ to: 'pending' }, { dryRun: true })
    assert.deepEqual(dry.outcomes, ['sent', 'no_address'])
    assert.lengthOf(await OutboxMail.all(), 0)

    const first = await invite({ to: 'pending' })
    assert.deepEqual(
      first.rows.map(({ outcome, ref, name }) => [outcome, ref, name]),
      [
        ['sent', 'a@client.example', 'Kestrel Bay Coffee'],
        ['no_address', 'C-2', 'Kestrel Bay Coffee'],
      ]
    )
    assert.deepEqual([first.job.total, first.job.done], [2, 2])
    const again = await invite({ to: 'pending' })
    assert.deepEqual(again.outcomes, ['link_still_valid', 'no_address'])
    await mailedAgo({ minutes: 61 })
    assert.deepEqual((await invite({ to: 'all' })).outcomes, ['sent', 'no_address'])
    assert.lengthOf(await OutboxMail.all(), 2)
    assert.lengthOf(await SecretToken.query().whereNull('voided_at'), 1)
  })

  test('a run that broke off is run again: whoever was mailed within the hour keeps the link', async ({
    assert,
  }) => {
    const { client, account } = await openTestClient({ billingEmail: 'a@client.example' })
    const table = { format: 'csv' }
    const ways = (): [Record<string, unknown>, object][] => [
      [{ to: 'all' }, {}],
      [{ to: 'clients', clientIds: [client.id] }, {}],
      [{ to: 'list', table }, list('email\na@client.example\n')],
    ]
    await invite({ to: 'all' })
    for (const [params, file] of ways()) {
      const { rows } = await invite(params, file)
      assert.deepEqual(
        rows.map(({ outcome }) => outcome),
        ['just_invited']
      )
      assert.include(rows[0].message, 'portal invites resend')
    }
    assert.lengthOf(await OutboxMail.all(), 1)

    for (const [params, file] of ways()) {
      await mailedAgo({ minutes: 61 })
      assert.deepEqual((await invite(params, file)).outcomes, ['sent'])
    }
    // What went to an address that they no longer have does not count.
    await account.merge({ email: 'new@client.example' }).save()
    assert.deepEqual((await invite({ to: 'all' })).outcomes, ['sent'])
    await SecretToken.query().whereNull('voided_at').update({ voided_at: DateTime.utc().toISO() })
    assert.deepEqual((await invite({ to: 'all' })).outcomes, ['sent'])
    assert.lengthOf(await OutboxMail.all(), 6)
  })

  test('two jobs at once send one link to each', async ({ assert }) => {
    for (const letter of ['a', 'b', 'c']) {
      await openTestClient({ billingEmail: `${letter}@client.example` })
    }
    await jobOf('send_invites', { params: { to: 'pending' } })
    await jobOf('send_invites', { params: { to: 'pending' } })
    await Promise.all([doBulkJobs(), doBulkJobs()])
    assert.lengthOf(await OutboxMail.all(), 3)
    assert.lengthOf(await db.from('queue_jobs'), 3)
  })

  test('write what a single invite writes', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'K-1' })
    await invoiceFor('Larch', { number: 'L-1' })
    const { id } = await Membership.findByOrFail('clientId', client.id)
    await invite({ to: 'pending' })
    const bulk = await OutboxMail.query().where('client_id', client.id).firstOrFail()
    await sendInvites({ memberships: [id] }, tester, DateTime.utc())
    const single = await OutboxMail.query().where('client_id', client.id).orderBy('id', 'desc')

    assert.deepEqual(bulk.params, single[0].params)
    const { waiting } = bulk.params as { waiting: { count: number; named: { number: string }[] } }
    assert.equal(waiting.count, 1)
    assert.equal(waiting.named[0].number, 'K-1')
    const events = await AuditEvent.query().where({ action: 'invite.sent', clientId: client.id })
    assert.lengthOf(events, 2)
    assert.equal(events[0].targetId, events[1].targetId)
    assert.lengthOf(await SecretToken.query().where('membership_id', id).whereNull('voided_at'), 1)
  })

  test('a list names clients or people, each once', async ({ assert }) => {
    const { client } = await openTestClient({ ref: 'C-1', billingEmail: 'a@client.example' })
    await openTestClient({ ref: 'C-2', billingEmail: 'b@client.example' })
    const byClient = await invite(
      { to: 'list', table: { format: 'csv' } },
      list(`client_ref\nC-1\nC-1\nC-9\n${client.publicId}\n`)
    )
    assert.deepEqual(
      byClient.rows.map(({ line, outcome, code }) => [line, outcome, code]),
      [
        [2, 'sent', null],
        [3, 'refused', 'duplicate'],
        [4, 'refused', 'not_found'],
      ]
    )
    const byAddress = await invite(
      { to: 'list', table: { format: 'csv' } },
      list('email,client_ref\nB@client.example,C-2\na@client.example,C-2\n,\nnobody,\n')
    )
    assert.deepEqual(
      byAddress.rows.map(({ line, outcome, code }) => [line, outcome, code]),
      [
        [2, 'sent', null],
        [3, 'refused', 'not_found'],
        [5, 'refused', 'invalid'],
      ]
    )
    assert.lengthOf(await OutboxMail.all(), 2)
  })

  test('who is named by two lines of a long list is told of and mailed once', async ({
    assert,
  }) => {
    await openTestClient({ ref: 'C-1', billingEmail: 'a@client.example' })
    const between = Array.from({ length: 150 }, (_, n) => `,nobody-${n}@client.example\n`)
    const text = `client_ref,email\nC-1,\n${between.join('')},a@client.example\n`
    for (const dryRun of [true, false]) {
      const params = { to: 'list', table: { format: 'csv' } }
      const { job, rows } = await invite(params, { dryRun, ...list(text) })
      assert.deepEqual(job.counts, { sent: 1, refused: 150 })
      assert.equal(rows.find(({ outcome }) => outcome === 'sent')?.line, 2)
    }
    assert.lengthOf(await OutboxMail.all(), 1)
  })
})
