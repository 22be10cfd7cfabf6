import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { exportEvents, type ExportRow } from '#domain/audit/export_events'
import { GENESIS_HASH, hashOfEvent } from '#domain/audit/event_facts'
import { recordAudit } from '#domain/audit/record_audit'
import { sealEvents } from '#domain/audit/seal_events'
import { verifyChain } from '#domain/audit/verify_chain'
import AuditEvent from '#models/audit_event'
import { truncate } from '#tests/support/database'
import { NOW, openTestClient, tester, visitor } from '#tests/support/people'

async function record(count: number) {
  await writeTransaction(async (trx) => {
    for (let number = 1; number <= count; number++) {
      const details = { number, text: 'ä "quoted" \u2028', nested: { b: 1, a: [1, null] } }
      await recordAudit(trx, visitor, { action: 'test.done', details }, NOW)
    }
  })
}

/** What only somebody with the database's own password can do. */
async function tamper(statement: string) {
  const postgres = db.connection().dialect.name === 'postgres'
  await db.transaction(async (trx) => {
    if (postgres) {
      await trx.rawQuery('set local session_replication_role = replica')
      await trx.rawQuery(statement)
      return
    }
    await trx.rawQuery('pragma defer_foreign_keys = on')
    const triggers = await trx.from('sqlite_master').where('type', 'trigger').select('name', 'sql')
    for (const { name } of triggers) await trx.rawQuery(`drop trigger "${name}"`)
    await trx.rawQuery(
      'delete from audit_personal where event_id not in (select id from audit_events)'
    )
    await trx.rawQuery(statement)
    await trx.rawQuery(
      'delete from audit_personal where event_id not in (select id from audit_events)'
    )
    for (const { sql } of triggers) await trx.rawQuery(sql)
  })
}

test.group('The audit chain', (group) => {
  group.each.setup(() => truncate())

  test('gives every event the next seq and the hash of the one before', async ({ assert }) => {
    await record(3)
    assert.equal(await sealEvents(), 3)
    assert.equal(await sealEvents(), 0)

    const events = await AuditEvent.query().orderBy('id')
    assert.deepEqual(
      events.map(({ seq }) => seq),
      [1, 2, 3]
    )
    assert.deepEqual(
      events.map(({ previousHash }) => previousHash),
      [GENESIS_HASH, events[0].hash, events[1].hash]
    )
    assert.deepEqual(await verifyChain(), {
      intact: true,
      head: { seq: 3, hash: events[2].hash! },
      unsealed: 0,
    })
  })

  test('an empty log is intact', async ({ assert }) => {
    assert.deepEqual(await verifyChain(), {
      intact: true,
      head: { seq: 0, hash: GENESIS_HASH },
      unsealed: 0,
    })
  })

  test('stays gapless when several workers seal while others write', async ({ assert }) => {
    await record(40)
    const sealers = Array.from({ length: 4 }, () => sealEvents())
    await Promise.all([...sealers, record(20), record(20)])
    await sealEvents()

    const verdict = await verifyChain()
    assert.deepInclude(verdict, { intact: true, unsealed: 0 })
    assert.equal(verdict.intact && verdict.head.seq, 80)
  })

  test('the database refuses to edit, unseal or delete an event', async ({ assert }) => {
    await record(1)
    await assert.rejects(() => db.from('audit_events').update({ action: 'other' }), /append-only/)
    await sealEvents()
    await assert.rejects(() => db.from('audit_events').update({ hash: 'x' }), /append-only/)
    await assert.rejects(() => db.from('audit_events').update({ seq: null }), /append-only/)
    await assert.rejects(() => db.from('audit_events').delete(), /append-only/)
  })

  const swap = (column: string) =>
    `update audit_events set ${column} = (case seq when 2 then
       (select o.${column} from audit_events o where o.seq = 3) else
       (select o.${column} from audit_events o where o.seq = 2) end) where seq in (2, 3)`

  for (const [what, statement, seq, problem] of [
    ['an edited action', `update audit_events set action = 'x' where seq = 3`, 3, 'wrong_hash'],
    [
      'an edited time',
      `update audit_events set occurred_at = '2020-01-01T00:00:00.000Z' where seq = 2`,
      2,
      'wrong_hash',
    ],
    [
      'edited details',
      `update audit_events set details = '{"number":9}' where seq = 4`,
      4,
      'wrong_hash',
    ],
    ['unreadable details', `update audit_events set details = '{' where seq = 4`, 4, 'unreadable'],
    ['a deleted event', 'delete from audit_events where seq = 2', 2, 'missing'],
    ['two swapped events', swap('details'), 2, 'wrong_hash'],
    [
      'a forged hash',
      `update audit_events set hash = '${'f'.repeat(64)}' where seq = 1`,
      1,
      'wrong_hash',
    ],
    [
      'changed personal data',
      `update audit_personal set data = '{"ip":"10.0.0.1","userAgent":"test"}'`,
      1,
      'wrong_personal_data',
    ],
  ] as const) {
    test(`names the seq of ${what}`, async ({ assert }) => {
      await record(5)
      await sealEvents()
      await tamper(statement)
      assert.deepEqual(await verifyChain(), { intact: false, seq, problem })
    })
  }

  test('erased personal data leaves the chain whole', async ({ assert }) => {
    await record(3)
    await sealEvents()
    await db.from('audit_personal').delete()
    assert.isTrue((await verifyChain()).intact)
  })

  test('an export can be verified on its own, ends with the head and is itself on record', async ({
    assert,
  }) => {
    await openTestClient()
    await record(4)
    const rows: ExportRow[] = []
    for await (const row of await exportEvents({}, tester, NOW)) rows.push(row)

    const head = rows.at(-1)!
    assert.isTrue(head.kind === 'head' && head.events === rows.length - 1)
    let previous = GENESIS_HASH
    for (const row of JSON.parse(JSON.stringify(rows.slice(0, -1)))) {
      const { kind, hash, personalData, ...facts } = row
      assert.equal(facts.previousHash, previous)
      assert.equal(hashOfEvent(facts), hash)
      assert.notProperty(facts, 'client_id')
      previous = hash
    }
    assert.equal(head.hash, previous)
    const last = rows.at(-2)!
    assert.equal(last.kind === 'event' && last.action, 'audit.exported')
    const client = rows.find((row) => row.kind === 'event' && row.action === 'client.opened')
    assert.match(client?.kind === 'event' ? client.client! : '', /^[\w-]{22}$/)
  })

  test('an export of a range holds whole stretches of the chain', async ({ assert }) => {
    await record(2)
    const rows: ExportRow[] = []
    const range = { from: NOW.plus({ days: 1 }), to: NOW.plus({ days: 2 }) }
    for await (const row of await exportEvents(range, tester, NOW)) rows.push(row)
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ['head']
    )
  })
})
