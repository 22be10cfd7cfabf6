import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { newPublicId } from '#domain/shared/public_id'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import BulkJob from '#models/bulk_job'
import BulkJobRow from '#models/bulk_job_row'
import Client from '#models/client'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import { doBulkJobs, jobOf } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { openTestClient } from '#tests/support/people'

async function clientsWithout(count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    await Client.create({
      publicId: newPublicId(),
      ref: `C-${n}`,
      name: `Client ${n}`,
      // Two of them belong to one person, and one has no address.
      billingEmail: n === 3 ? null : `person-${n === 2 ? 1 : n}@client.example`,
      locale: 'en',
    })
  }
}

async function ended(id: number) {
  const job = await BulkJob.findOrFail(id)
  const rows = await BulkJobRow.query().where('job_id', id).orderBy('id')
  return { job, rows }
}

const table = (text: string) => ({
  name: 'people.csv',
  limit: 1_000_000,
  chunks: (async function* () {
    yield Buffer.from(text)
  })(),
})

test.group('Accounts that are missing, as a job', (group) => {
  group.each.setup(() => truncate())

  test('are made once, also by two jobs, with what a single one writes', async ({ assert }) => {
    await clientsWithout(5)
    const dry = await jobOf('open_accounts', { params: { of: 'all' }, dryRun: true })
    await doBulkJobs()
    assert.deepInclude((await ended(dry.id)).job.counts, { created: 5, already_there: 0 })
    assert.lengthOf(await Account.all(), 0)

    const [one, two] = [
      await jobOf('open_accounts', { params: { of: 'all' } }),
      await jobOf('open_accounts', { params: { of: 'all' } }),
    ]
    await Promise.all([doBulkJobs(), doBulkJobs()])
    const results = [await ended(one.id), await ended(two.id)]
    assert.deepEqual(
      results.map(({ job }) => [job.state, job.total, job.done]),
      [
        ['done', 5, 5],
        ['done', 5, 5],
      ]
    )
    assert.lengthOf(
      results.flatMap(({ rows }) => rows),
      5
    )

    assert.lengthOf(await Account.all(), 4)
    assert.lengthOf(await Membership.query().where({ role: 'owner', state: 'not_invited' }), 5)
    const events = await AuditEvent.query().where('action', 'account.opened').orderBy('id')
    assert.lengthOf(events, 5)
    const withoutAddress = await Client.findByOrFail('ref', 'C-3')
    const event = events.find(({ clientId }) => clientId === withoutAddress.id)!
    assert.deepEqual(event.details, { hasAddress: false })
    assert.isTrue(event.occurredAt > DateTime.utc().minus({ minutes: 5 }))
    const account = await Account.findByOrFail('email', 'person-1@client.example')
    assert.deepInclude(account.$attributes, { name: 'Client 1', locale: 'en', wrongCodes: 0 })
    assert.isFalse(account.hasPassword)
    assert.lengthOf(await OutboxMail.all(), 0)
  })

  test('a job that was cancelled half-way is done by the next one', async ({ assert }) => {
    await clientsWithout(3)
    const first = await jobOf('open_accounts', { params: { of: 'all' } })
    await first.merge({ cancelledAt: DateTime.utc(), cursor: '1', done: 1 }).save()
    await doBulkJobs()
    assert.equal((await ended(first.id)).job.state, 'cancelled')
    const second = await jobOf('open_accounts', { params: { of: 'all' } })
    await doBulkJobs()
    assert.deepInclude((await ended(second.id)).job.counts, { created: 3 })
  })
})

test.group('People of a file, as a job', (group) => {
  group.each.setup(() => truncate())

  test('come in once, and each line that cannot is told with its column', async ({ assert }) => {
    const { client } = await openTestClient({ ref: 'C-1', billingEmail: 'owner@client.example' })
    const file = [
      'Customer;Mail;Role;Name',
      'C-1;NEW@client.example;payer;Priya',
      'C-1;owner@client.example;viewer;',
      `${client.publicId};new@client.example;owner;`,
      'C-9;x@client.example;payer;',
      'C-1;not an address;payer;',
      'C-1;y@client.example;boss;',
      'C-1;;payer;',
      'C-1;z@client.example;payer;"=HYPERLINK(1)"',
    ].join('\r\n')
    const params = {
      of: 'list',
      table: { format: 'csv', map: { Customer: 'client_ref', Mail: 'email' } },
    }
    const start = () => jobOf('open_accounts', { params, file: table(file) })
    const first = await start()
    await doBulkJobs()
    const { job, rows } = await ended(first.id)
    assert.deepEqual(job.counts, { created: 2, already_there: 2, refused: 4 })
    assert.deepEqual(
      rows.map(({ line, outcome, column, code }) => [line, outcome, column, code]),
      [
        [2, 'created', null, null],
        [3, 'already_there', null, null],
        [4, 'already_there', null, null],
        [5, 'refused', 'client_ref', 'unknown_client'],
        [6, 'refused', 'email', 'invalid'],
        [7, 'refused', 'role', 'invalid'],
        [8, 'refused', 'email', 'missing'],
        [9, 'created', null, null],
      ]
    )
    assert.equal(rows[1].message, 'The role stays owner.')
    assert.lengthOf(await Account.all(), 3)

    const again = await start()
    await doBulkJobs()
    assert.deepEqual((await ended(again.id)).job.counts, { already_there: 4, refused: 4 })
    assert.lengthOf(await Membership.all(), 3)
    const opened = await AuditEvent.query().where('action', 'membership.opened').orderBy('id')
    assert.deepEqual(
      opened.map(({ details }) => details),
      [{ role: 'payer' }, { role: 'payer' }]
    )
  })

  test('a file in UTF-16 is read, and one that is no table ends its job', async ({ assert }) => {
    await openTestClient({ ref: 'C-1' })
    const params = { of: 'list', table: { format: 'csv' } }
    const text = '\ufeffclient_ref\temail\trole\tname\nC-1\tä@client.example\tviewer\tJürgen\n'
    const chunks = (async function* () {
      yield Buffer.from(text, 'utf16le')
    })()
    const file = { name: 'people.csv', limit: 1_000_000, chunks }
    await jobOf('open_accounts', { params, file })
    const broken = await jobOf('open_accounts', { params, file: table('%PDF-1.7\nno table\n') })
    await doBulkJobs()
    assert.equal((await Account.findByOrFail('email', 'ä@client.example')).name, 'Jürgen')
    const { job } = await ended(broken.id)
    assert.deepEqual([job.state, job.problem], ['failed', 'unreadable_file'])
    assert.match(String(job.problemDetails?.message), /client_ref/)
  })
})
