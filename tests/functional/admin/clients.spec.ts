import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import Client from '#models/client'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import MailBounce from '#models/mail_bounce'
import SecretToken from '#models/secret_token'
import { newPublicId } from '#domain/shared/public_id'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { bouncedAddresses } from '#domain/outbox/bounced_addresses'
import { doBulkJobs } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { openActiveClient, openTestClient, tester } from '#tests/support/people'
import { invoiceFor, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

let token: string
const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  adminRequest(method, path, { token, body, headers })

const names = (body: any) => body.data.map(({ name }: { name: string }) => name)

/** Hands a file in, does the job, and answers it with its rows. */
async function handIn(path: string, file: string | Uint8Array, type = 'text/csv') {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file
  const started = await send('POST', path, bytes, { 'content-type': type })
  if (started.status !== 202) throw new Error(JSON.stringify(started.body))
  await doBulkJobs()
  const { id } = started.body.data
  const { body: job } = await send('GET', `/jobs/${id}`)
  const { body: rows } = await send('GET', `/jobs/${id}/rows?limit=1000`)
  return { job: job.data, rows: rows.data }
}

test.group('Admin API: a client by its reference', (group) => {
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('manager')
  })

  const full = {
    name: 'Kestrel Bay Coffee',
    legalName: 'Kestrel Bay Coffee Ltd',
    taxNumber: 'gb 123.456-789',
    contactName: 'Meera Nair',
    billingEmail: 'Accounts@Kestrel.example',
    phone: '+44 20 7946 0018',
    address: { line1: '4 Harbour Row', city: 'Bristol', postcode: 'BS1 4RN' },
    country: 'gb',
    locale: 'en-GB',
  }

  test('is made with its portal account, and the same again changes nothing', async ({
    assert,
  }) => {
    const first = await send('PUT', '/clients/by-ref/C%2F1', full)
    assert.equal(first.status, 201, JSON.stringify(first.body))
    assert.deepInclude(first.body.data, {
      ...{ outcome: 'created', changed: [], ref: 'C/1', country: 'GB', taxNumber: 'GB123456789' },
      ...{ billingEmail: 'accounts@kestrel.example', lastActivityAt: null, balances: [] },
    })
    const [account] = first.body.data.accounts
    assert.deepInclude(account, { role: 'owner', state: 'not_invited' })
    assert.deepInclude(account.account, { name: 'Meera Nair', email: 'accounts@kestrel.example' })

    const again = await send('PUT', '/clients/by-ref/C%2F1', full)
    assert.deepEqual([again.status, again.body.data.outcome], [200, 'unchanged'])
    assert.lengthOf(await AuditEvent.query().where('action', 'like', 'client.%'), 1)
    assert.lengthOf(await OutboxMail.all(), 0)
    const found = await send('GET', '/clients/by-ref/C%2F1')
    assert.equal(found.body.data.id, first.body.data.id)
  })

  test('tells which fields changed; what is left out stays and null empties', async ({
    assert,
  }) => {
    const { body } = await send('PUT', '/clients/by-ref/C-1', full)
    const { id } = body.data
    const change = { phone: null, address: { city: 'Bath' }, name: 'Kestrel Bay Coffee' }
    const put = await send('PUT', '/clients/by-ref/C-1', change)
    assert.deepEqual(put.body.data.changed.sort(), ['address.city', 'phone'])
    assert.deepEqual([put.body.data.phone, put.body.data.address.line1], [null, '4 Harbour Row'])

    const patch = await send('PATCH', `/clients/${id}`, { country: 'IE' })
    assert.deepEqual([patch.body.data.outcome, patch.body.data.changed], ['updated', ['country']])
    const events = await AuditEvent.query().where('action', 'client.updated').orderBy('id')
    assert.deepEqual(
      events.map(({ details }) => details),
      [{ fields: ['phone', 'city'] }, { fields: ['country'] }]
    )
    assert.notInclude(JSON.stringify(events.map(({ details }) => details)), 'Bath')
  })

  test('refuses what it cannot keep, and says where', async ({ assert }) => {
    const { body } = await send('PUT', '/clients/by-ref/C-1', full)
    const wrong: [object, string][] = [
      [{ nmae: 'x' }, 'nmae'],
      [{ name: null }, 'name'],
      [{ name: 'a\u0000' }, 'name'],
      [{ name: 'x'.repeat(301) }, 'name'],
      [{ country: 'Atlantis' }, 'country'],
      [{ country: 'ZZ' }, 'country'],
      [{ locale: 'not a language' }, 'locale'],
      [{ billingEmail: 'nobody' }, 'billingEmail'],
      [{ address: { street: 'x' } }, 'address.street'],
      [{ phone: ['1'] }, 'phone'],
    ]
    for (const [change, field] of wrong) {
      const answer = await send('PATCH', `/clients/${body.data.id}`, change)
      assert.deepEqual([answer.status, answer.body.errors?.[0].field], [422, field])
    }
    const nameless = await send('PUT', '/clients/by-ref/C-2', { phone: '1' })
    assert.deepEqual([nameless.status, nameless.body.errors[0].field], [422, 'name'])
    assert.equal((await send('PUT', `/clients/by-ref/${'x'.repeat(101)}`, full)).status, 404)
    assert.lengthOf(await Client.all(), 1)
  })

  test('ten times at once is one client', async ({ assert }) => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('PUT', '/clients/by-ref/C-1', full))
    )
    const outcomes = answers.map(({ body }) => body.data?.outcome ?? body.type).sort()
    assert.deepEqual(outcomes, ['created', ...Array.from({ length: 9 }, () => 'unchanged')])
    assert.lengthOf(await Client.all(), 1)
    assert.lengthOf(await Membership.all(), 1)
  })

  test('another billing address changes nobody’s sign-in; an account without one takes it', async ({
    assert,
  }) => {
    const { account } = await openActiveClient({ ref: 'C-1', billingEmail: 'old@client.example' })
    await send('PUT', '/clients/by-ref/C-1', { billingEmail: 'new@client.example' })
    assert.equal((await Account.findOrFail(account.id)).email, 'old@client.example')

    await openTestClient({ ref: 'C-2', billingEmail: null })
    await send('PUT', '/clients/by-ref/C-2', { billingEmail: 'fresh@client.example' })
    await openTestClient({ ref: 'C-3', billingEmail: null })
    const { body } = await send('PUT', '/clients/by-ref/C-3', {
      billingEmail: 'old@client.example',
    })
    assert.equal(body.data.accounts[0].account.id, account.publicId)
    const emails = (await Account.query().orderBy('id')).map(({ email }) => email)
    assert.deepEqual(emails, ['old@client.example', 'fresh@client.example'])
    const event = await AuditEvent.query()
      .where('action', 'client.updated')
      .orderBy('id', 'desc')
      .first()
    assert.deepEqual(event?.details, { fields: ['billingEmail'], signInAddressGiven: true })
  })
})

test.group('Admin API: lists of clients and people', (group) => {
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('viewer')
  })

  test('are searched as it is typed: % and _ stand for themselves', async ({ assert }) => {
    await openTestClient({ name: '100% Juice', ref: 'A_1', billingEmail: 'juice@a.example' })
    await openTestClient({
      name: 'Hundred',
      ref: 'AX1',
      billingEmail: 'x@b.example',
      country: 'DE',
    })
    await openTestClient({ name: 'Back\\slash', taxNumber: 'DE123456789', billingEmail: null })
    const found = async (query: string) => {
      const { body } = await send('GET', `/clients?sort=name&${query}`)
      return names(body)
    }
    assert.deepEqual(await found('q=%25'), ['100% Juice'])
    assert.deepEqual(await found('q=a_1'), ['100% Juice'])
    assert.deepEqual(await found('q=HUNDRED'), ['Hundred'])
    assert.deepEqual(await found('q=%5C'), ['Back\\slash'])
    assert.deepEqual(await found('q=de%20123.456'), ['Back\\slash'])
    assert.deepEqual(await found('q=Juice@A'), ['100% Juice'])
    assert.deepEqual(await found("q='%20or%201=1--"), [])
    assert.deepEqual(await found('country=de'), ['Hundred'])
    assert.deepEqual(await found('state=active'), [])
    assert.lengthOf(await found('state=not_invited'), 3)
    await Membership.query().delete()
    assert.lengthOf(await found('state=none'), 3)
  })

  test('tell what each owes, and one client in whole', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'K-1' })
    await invoiceFor('Kestrel', { number: 'K-2' })
    const { invoice: settled, client: other } = await invoiceFor('Larch', { number: 'L-1' })
    await paidOffline(settled)

    const owing = await send('GET', '/clients?hasBalance=true')
    assert.deepEqual(names(owing.body), [client.name])
    const { currency, balanceMinor } = invoice
    assert.deepEqual(owing.body.data[0].balances, [{ currency, amountMinor: 2 * balanceMinor }])
    assert.deepEqual(names((await send('GET', '/clients?hasBalance=false')).body), [other.name])

    const { body } = await send('GET', `/clients/${client.publicId}`)
    assert.deepInclude(body.data.invoices, { all: 2, paid: 0 })
    assert.deepEqual(body.data.balances[0].open, { currency, amountMinor: 2 * balanceMinor })
    const { body: paid } = await send('GET', `/clients/${other.publicId}`)
    assert.deepInclude(paid.data.invoices, { all: 1, paid: 1, unpaid: 0 })
    assert.deepEqual(paid.data.balances, [])
  })

  test('are walked by name forth and back, also where names are alike', async ({ assert }) => {
    for (const [index, name] of ['b', 'A', 'b', 'c', 'B'].entries()) {
      await openTestClient({ name, ref: `${index}`, billingEmail: null })
    }
    const page = (after: string | null) =>
      send('GET', `/clients?sort=name&limit=2${after ? `&after=${after}` : ''}`)
    const refs = (body: any) => body.data.map(({ ref }: { ref: string }) => ref)
    const first = (await page(null)).body
    const second = (await page(first.page.next)).body
    const third = (await page(second.page.next)).body
    const back = (await page(third.page.prev)).body
    assert.deepEqual([first, second, third].map(refs), [['1', '0'], ['2', '4'], ['3']])
    assert.deepEqual([refs(back), third.page.next, first.page.prev], [refs(second), null, null])
    assert.equal((await send('GET', '/clients?sort=name&after=x.y')).status, 422)
  })

  test('people are found by client, state and role', async ({ assert }) => {
    const { client } = await openTestClient({ ref: 'C-1', billingEmail: 'a@client.example' })
    await openActiveClient({ name: 'Other', ref: 'C-2', billingEmail: 'b@client.example' })
    const emails = async (query: string) => {
      const { body } = await send('GET', `/accounts?${query}`)
      return body.data.map(({ account }: any) => account.email)
    }
    assert.deepEqual(await emails(''), ['b@client.example', 'a@client.example'])
    assert.deepEqual(await emails('client=C-1'), ['a@client.example'])
    assert.deepEqual(await emails(`client=${client.publicId}`), ['a@client.example'])
    assert.deepEqual(await emails('state=active&role=owner'), ['b@client.example'])
    assert.deepEqual(await emails('q=other'), ['b@client.example'])
    assert.deepEqual(await emails('q=_@client'), [])
  })

  test('open invites say whether their link still works and their address takes mail', async ({
    assert,
  }) => {
    const all = []
    for (const letter of ['a', 'b', 'c', 'd']) {
      all.push(await openTestClient({ ref: letter, billingEmail: `${letter}@client.example` }))
    }
    const now = DateTime.utc()
    const ids = all.map(({ membership }) => membership.id)
    await sendInvites({ memberships: ids.slice(0, 3) }, tester, now)
    await SecretToken.query().where('membership_id', ids[1]).update({ expires_at: now.toISO() })
    const mail = await OutboxMail.query().where('to_email', 'c@client.example').firstOrFail()
    await MailBounce.create({
      ...{ publicId: newPublicId(), mailId: mail.id, email: 'c@client.example', kind: 'hard' },
      ...{ reportHash: 'x', occurredAt: now, createdAt: now },
    })

    const listed = async (query = '') => {
      const { body } = await send('GET', `/invites${query}`)
      return body.data.map(({ state, client }: any) => `${client.ref} ${state}`)
    }
    assert.deepEqual(await listed(), ['c bounced', 'b expired', 'a pending'])
    assert.deepEqual(await listed('?state=pending'), ['a pending'])
    assert.deepEqual(await listed('?state=expired'), ['b expired'])
    assert.deepEqual(await listed('?state=bounced'), ['c bounced'])
    assert.deepEqual(await listed('?client=b'), ['b expired'])

    // Whom invites to many leave out, whenever that came and however it was told.
    await db
      .from('mail_bounces')
      .update({ kind: 'complaint', occurred_at: now.minus({ days: 9 }).toISO() })
    assert.deepEqual(await listed('?state=bounced'), ['c bounced'])
    assert.deepEqual(
      await bouncedAddresses(['a@client.example', 'c@client.example'], db.connection()),
      new Set(['c@client.example'])
    )
    const { account } = all[2]
    await account.merge({ emailVerifiedAt: now }).save()
    assert.deepEqual(await listed('?state=bounced'), [])
  })
})

test.group('Admin API: clients of a file', (group) => {
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('manager')
  })

  const FILE = [
    'ref;Firma;billing_email;country;Notiz',
    'C-1;Kestrel Bay;a@client.example;GB;x',
    'C-2;Larch;;DE;',
    'C-1;Kestrel again;a@client.example;GB;',
    'C-3;;c@client.example;GB;',
    'C-4;Wrong;nobody;GB;',
    'C-5;Wrong;e@client.example;Atlantis;',
    ';No reference;f@client.example;;',
    'C-6;Too;many;GB;cells;here',
    `C-7;${'x'.repeat(301)};;;`,
    'C-8;=HYPERLINK(1);;;',
  ].join('\n')
  const PATH = '/client-imports?fileName=clients.csv&map[]=Firma%3Dname'

  test('come in where they can, each other line is told, and a rerun changes nothing', async ({
    assert,
  }) => {
    const dry = await handIn(`${PATH}&dryRun=true`, FILE)
    assert.deepEqual(dry.job.counts, { created: 3, refused: 7 })
    assert.lengthOf(await Client.all(), 0)

    const { job, rows } = await handIn(PATH, FILE)
    assert.deepEqual(job.counts, { created: 3, refused: 7 })
    assert.deepEqual(job.summary, {
      clients: { before: 0, after: 3 },
      accounts: { before: 0, after: 3 },
      ignoredColumns: ['Notiz'],
    })
    assert.deepEqual(
      rows
        .filter(({ outcome }: any) => outcome === 'refused')
        .map(({ line, column, code }: any) => [line, column, code]),
      [
        [4, 'ref', 'duplicate'],
        [5, 'name', 'missing'],
        [6, 'billing_email', 'invalid'],
        [7, 'country', 'invalid'],
        [8, 'ref', 'missing'],
        [9, null, 'too-many-cells'],
        [10, 'name', 'invalid'],
      ]
    )
    assert.match(rows.find(({ line }: any) => line === 4).message, /line 2/)
    assert.lengthOf(await Membership.all(), 3)
    assert.lengthOf(await OutboxMail.all(), 0)

    const again = await handIn(PATH, FILE)
    assert.deepEqual(again.job.counts, { unchanged: 3, refused: 7 })
    assert.lengthOf(await AuditEvent.query().where('action', 'client.opened'), 3)
  })

  test('all or nothing takes nothing where one line is wrong, and all where none is', async ({
    assert,
  }) => {
    const { job } = await handIn(`${PATH}&atomic=true`, FILE)
    assert.deepEqual([job.state, job.problem], ['failed', 'nothing-taken'])
    assert.lengthOf(await Client.all(), 0)
    const good = await handIn('/client-imports?atomic=true', 'ref,name\nC-1,One\nC-2,Two\n')
    assert.deepEqual([good.job.state, good.job.counts], ['done', { created: 2 }])
  })

  test('what is exported is taken again without a change, whatever stands in it', async ({
    assert,
  }) => {
    const hostile = ['=1+1', '+49 30', '-x', '@x', "'=1", "''x", '"q", ;|', 'é\u{1f6f6}', 'C-1']
    for (const [index, name] of hostile.entries()) {
      const ref = index % 2 === 0 ? name : null
      await openTestClient({ ref, name, phone: '+49 30 1', line1: name, billingEmail: null })
    }
    const before = (await Client.query().orderBy('id')).map((client) => client.serialize())
    const csv = await send('GET', '/clients/export')
    assert.match(csv.headers.get('content-disposition')!, /clients\.csv/)
    // As a spreadsheet would see the cells.
    assert.notMatch(csv.body, /(^|,)"?[=+@-]/m)
    const taken = await handIn('/client-imports', csv.body)
    assert.deepEqual(taken.job.counts, { unchanged: hostile.length })
    assert.equal(taken.job.total, hostile.length)

    const lines = await send('GET', '/clients/export?format=jsonl')
    const jsonl = await handIn('/client-imports?format=json', lines.body, 'application/jsonl')
    assert.deepEqual(jsonl.job.counts, { unchanged: hostile.length })
    const events = await AuditEvent.query().where('action', 'clients.exported').orderBy('id')
    assert.deepEqual(
      events.map(({ actorType, details }) => [actorType, details]),
      [
        ['staff', { format: 'csv' }],
        ['staff', { format: 'jsonl' }],
      ]
    )
    const after = (await Client.query().orderBy('id')).map((client) => client.serialize())
    assert.deepEqual(after, before)
  })

  test('the template, in UTF-16 too, is a file that is taken', async ({ assert }) => {
    const { body } = await send('GET', '/client-imports/template')
    const { job } = await handIn('/client-imports', Buffer.from(`\ufeff${body}`, 'utf16le'))
    assert.deepEqual(job.counts, { created: 1 })
    assert.equal((await Client.firstOrFail()).name, 'Kestrel Bay Coffee')
  })

  test('two jobs with the same file at once make each client once', async ({ assert }) => {
    const text = `ref,name\n${Array.from({ length: 300 }, (_, n) => `C-${n},N ${n}`).join('\n')}`
    for (let times = 0; times < 2; times++) {
      await send('POST', '/client-imports', Buffer.from(text), { 'content-type': 'text/csv' })
    }
    await Promise.all([doBulkJobs(), doBulkJobs()])
    assert.lengthOf(await Client.all(), 300)
    assert.lengthOf(await Membership.all(), 300)
    assert.lengthOf(await Account.all(), 300)
  })

  test('what is no file is refused at once', async ({ assert }) => {
    const csv = { 'content-type': 'text/csv' }
    const empty = await send('POST', '/client-imports', new Uint8Array(0), csv)
    assert.deepEqual([empty.status, empty.body.type], [422, 'invalid-input'])
    const type = await send('POST', '/client-imports', 'x', { 'content-type': 'image/png' })
    assert.equal(type.status, 415)
    const big = await send('POST', '/client-imports', new Uint8Array(64 * 1024 * 1024 + 1), csv)
    assert.deepEqual([big.status, big.body.type], [413, 'too-large'])
    for (const query of ['delimiter=x', 'format=xml', 'map[]=x', 'decimals=,', 'atomic=perhaps']) {
      const answer = await send('POST', `/client-imports?${query}`, 'x', csv)
      assert.deepEqual([answer.status, answer.body.type], [422, 'invalid-input'], query)
    }
  })
})
