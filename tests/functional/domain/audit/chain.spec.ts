import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { test } from '@japa/runner'
import { GENESIS_HASH } from '#domain/audit/chain/event_hash'
import { sealEvents } from '#domain/audit/seal_events'
import { verifyChain } from '#domain/audit/verify_chain'
import AuditEvent from '#models/audit_event'
import { record, relink, tamper } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'

const FORGED = 'f'.repeat(64)

/** All events from `seq` on make room for one that never was. */
const insertAt = (seq: number, hash: string) => [
  `update audit_events set seq = -seq where seq >= ${seq}`,
  `update audit_events set seq = 1 - seq where seq < 0`,
  `insert into audit_events
     (public_id, occurred_at, actor_type, action, outcome, details, seq, previous_hash, hash)
   select 'never-was', occurred_at, 'system', 'test.forged', 'done', '{}', ${seq}, hash, '${hash}'
     from audit_events where seq = ${seq - 1}`,
]

/** Events 2 and 3 get each other's values. */
const exchange = (columns: string[]) => async (trx: TransactionClientContract) => {
  const two = await trx.from('audit_events').whereIn('seq', [2, 3]).orderBy('seq')
  // What is unique makes room first.
  for (const { id } of two) {
    await trx
      .from('audit_events')
      .where('id', id)
      .update({ seq: -id, public_id: `away-${id}` })
  }
  for (const [index, own] of two.entries()) {
    const other = two[1 - index]
    const values = columns.map((column) => [column, other[column]])
    const { id, public_id: publicId, seq } = own
    await trx
      .from('audit_events')
      .where('id', id)
      .update({ public_id: publicId, seq, ...Object.fromEntries(values) })
  }
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
      firstSeq: 1,
      events: 3,
      signed: null,
      unsealed: 0,
    })
  })

  test('an empty log is intact', async ({ assert }) => {
    assert.deepEqual(await verifyChain(), {
      intact: true,
      head: { seq: 0, hash: GENESIS_HASH },
      firstSeq: 0,
      events: 0,
      signed: null,
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
    await assert.rejects(() => db.from('audit_personal').update({ data: '{}' }), /append-only/)
  })

  for (const [what, statements, seq, problem] of [
    ['an edited action', [`update audit_events set action = 'x' where seq = 3`], 3, 'edited'],
    [
      'an edited time',
      [`update audit_events set occurred_at = '2020-01-01T00:00:00.000Z' where seq = 2`],
      2,
      'edited',
    ],
    [
      'edited details',
      [`update audit_events set details = '{"number":9}' where seq = 4`],
      4,
      'edited',
    ],
    ['a forged hash', [`update audit_events set hash = '${FORGED}' where seq = 1`], 1, 'edited'],
    [
      'a forged link',
      [`update audit_events set previous_hash = '${FORGED}' where seq = 3`],
      3,
      'edited',
    ],
    [
      'unreadable details',
      [`update audit_events set details = '{' where seq = 4`],
      4,
      'unreadable',
    ],
    ['a deleted event', ['delete from audit_events where seq = 2'], 2, 'missing'],
    ['the first event, deleted', ['delete from audit_events where seq = 1'], 1, 'missing'],
    [
      'a deleted event whose gap was closed',
      [
        'delete from audit_events where seq = 2',
        'update audit_events set seq = -seq where seq > 2',
        'update audit_events set seq = -seq - 1 where seq < 0',
      ],
      2,
      'missing',
    ],
    ['an inserted event', insertAt(3, FORGED), 3, 'inserted'],
    ['two events that changed places', [exchange(['seq'])], 2, 'swapped'],
    [
      'two events whose facts changed places',
      [exchange(['public_id', 'details', 'personal_commitment'])],
      2,
      'swapped',
    ],
    [
      'changed personal data',
      [`update audit_personal set data = '{"ip":"10.0.0.1","userAgent":"test"}'`],
      1,
      'wrong_personal_data',
    ],
  ] as const) {
    test(`names the seq of ${what}, and what was done`, async ({ assert }) => {
      await record(5)
      await sealEvents()
      await tamper(...statements)
      assert.deepEqual(await verifyChain(), { intact: false, seq, problem })
    })
  }

  test('an event that was edited and hashed again is named by the one after it', async ({
    assert,
  }) => {
    await record(5)
    await sealEvents()
    const { hash: genuine } = await AuditEvent.findByOrFail('seq', 4)
    await tamper(
      `update audit_events set action = 'x' where seq = 3`,
      (trx) => relink(trx, 3),
      // Only the edited one has a new hash; those after it are as they were.
      (trx) =>
        trx.rawQuery(
          `update audit_events set hash = ?, previous_hash =
             (select previous_hash from audit_events where seq = 4) where seq = 4`,
          [genuine!]
        )
    )
    const verdict = await verifyChain()
    assert.isFalse(verdict.intact)
    assert.include([3, 4], !verdict.intact && verdict.seq)
  })

  test('an inserted event with a hash that fits it is named too', async ({ assert }) => {
    await record(5)
    await sealEvents()
    await tamper(...insertAt(3, FORGED), async (trx) => {
      const [after] = await trx.from('audit_events').where('seq', 4)
      await relink(trx, 3)
      const rows = await AuditEvent.query({ client: trx }).where('seq', '>', 3).orderBy('seq')
      // The genuine ones keep their links: only the forged one was hashed.
      let previous = after.previous_hash
      for (const row of rows) {
        await trx.from('audit_events').where('id', row.id).update({ previous_hash: previous })
        previous = row.hash
      }
    })
    const verdict = await verifyChain()
    assert.deepEqual(verdict, { intact: false, seq: 3, problem: 'inserted' })
  })

  test('the whole log rewritten from an event on is whole again, without a signed head', async ({
    assert,
  }) => {
    await record(5)
    await sealEvents()
    await tamper(`update audit_events set action = 'x' where seq = 3`, (trx) => relink(trx, 3))
    assert.isTrue((await verifyChain()).intact)
  })

  test('events that were cut off show against a head that was kept', async ({ assert }) => {
    await record(5)
    await sealEvents()
    const { hash } = await AuditEvent.findByOrFail('seq', 5)
    const head = { seq: 5, hash: hash! }
    assert.isTrue((await verifyChain({ heads: [head] })).intact)
    const other = await verifyChain({ heads: [{ seq: 4, hash: FORGED }] })
    assert.deepEqual(other, { intact: false, seq: 4, problem: 'rewritten', fromSeq: 1 })

    await tamper('delete from audit_events where seq > 3')
    assert.isTrue((await verifyChain()).intact)
    const verdict = await verifyChain({ heads: [head] })
    assert.deepEqual(verdict, { intact: false, seq: 4, problem: 'cut_off' })
  })
})
