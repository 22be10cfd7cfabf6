import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { headText } from '#domain/audit/chain/signed_head'
import { bindHeadSigner, headSigner } from '#domain/audit/head_signer'
import { sealEvents } from '#domain/audit/seal_events'
import { verifyChain } from '#domain/audit/verify_chain'
import { newSigner, record, relink, tamper } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { NOW } from '#tests/support/people'

const heads = () => db.from('audit_heads').orderBy('seq')

/** Three events under a signed head, and three more under another. */
async function twoHeads() {
  await record(3)
  await sealEvents({ now: NOW })
  await record(3)
  await sealEvents({ now: NOW.plus({ minutes: 2 }) })
}

test.group('Signed heads', (group) => {
  group.each.setup(async () => {
    await truncate()
    const before = headSigner()
    bindHeadSigner(newSigner())
    return () => bindHeadSigner(before)
  })

  test('the head is signed with what was sealed, at most once a minute', async ({ assert }) => {
    await record(3)
    await sealEvents({ now: NOW })
    await record(1)
    await sealEvents({ now: NOW.plus({ seconds: 59 }) })
    assert.deepEqual(
      (await heads()).map(({ seq }) => Number(seq)),
      [3]
    )

    // Nothing happens any more, and what was left is signed all the same.
    await sealEvents({ now: NOW.plus({ seconds: 60 }) })
    await sealEvents({ now: NOW.plus({ minutes: 5 }) })
    assert.deepEqual(
      (await heads()).map(({ seq }) => Number(seq)),
      [3, 4]
    )
    const verdict = await verifyChain()
    assert.deepInclude(verdict.intact && verdict.signed, {
      seq: 4,
      heads: 2,
      keyId: headSigner()!.keyId,
      at: NOW.plus({ seconds: 60 }).toISO(),
    })
  })

  test('several workers sign one head once', async ({ assert }) => {
    await record(3)
    await Promise.all(Array.from({ length: 4 }, () => sealEvents({ now: NOW, always: true })))
    assert.lengthOf(await heads(), 1)
    assert.lengthOf(await db.from('audit_keys'), 1)
    assert.isTrue((await verifyChain()).intact)
  })

  test('without a key nothing is signed, and the chain is whole', async ({ assert }) => {
    bindHeadSigner(null)
    await record(3)
    await sealEvents({ now: NOW, always: true })
    assert.lengthOf(await heads(), 0)
    assert.deepInclude(await verifyChain(), { intact: true, signed: null })
  })

  test('heads of an older key are verified after a new one took over', async ({ assert }) => {
    const first = headSigner()!.keyId
    await record(2)
    await sealEvents({ now: NOW })
    bindHeadSigner(newSigner())
    const second = headSigner()!.keyId
    await record(2)
    await sealEvents({ now: NOW.plus({ days: 1 }) })

    const verdict = await verifyChain({ trustedKeys: [first, second] })
    assert.deepInclude(verdict.intact && verdict.signed, { keyId: second, heads: 2 })
    const distrusting = await verifyChain({ trustedKeys: [second] })
    assert.deepEqual(distrusting, { intact: false, seq: 2, problem: 'unknown_key' })
  })

  test('the database refuses to change or delete heads and keys', async ({ assert }) => {
    await twoHeads()
    for (const table of ['audit_heads', 'audit_keys']) {
      await assert.rejects(() => db.from(table).delete(), /append-only/)
    }
    await assert.rejects(() => db.from('audit_heads').update({ hash: 'x' }), /append-only/)
    await assert.rejects(() => db.from('audit_keys').update({ public_key: 'x' }), /append-only/)
  })

  test('a log that was rewritten and linked again is not what was signed', async ({ assert }) => {
    await twoHeads()
    await tamper(`update audit_events set action = 'x' where seq = 5`, (trx) => relink(trx, 5))
    const verdict = await verifyChain()
    assert.deepEqual(verdict, { intact: false, seq: 6, problem: 'rewritten', fromSeq: 4 })
  })

  test('a forged head is named: by no key, and by another key', async ({ assert }) => {
    await twoHeads()
    const [, last] = await heads()
    const thief = newSigner()
    const stolen = {
      seq: 6,
      hash: last.hash,
      signedAt: NOW.plus({ minutes: 2 }).toUTC().toISO()!,
      keyId: last.key_id,
    }
    await tamper((trx) =>
      trx
        .from('audit_heads')
        .where('seq', 6)
        .update({ signature: thief.sign(headText(stolen)) })
    )
    const verdict = await verifyChain()
    assert.deepEqual(verdict, { intact: false, seq: 6, problem: 'forged_head' })
  })

  test('a head that was moved to another time or place is forged', async ({ assert }) => {
    await twoHeads()
    await tamper(`update audit_heads set signed_at = '2020-01-01T00:00:00.000Z' where seq = 3`)
    const verdict = await verifyChain()
    assert.deepEqual(verdict, { intact: false, seq: 3, problem: 'forged_head' })
  })

  test('another public key under the name of ours is not ours', async ({ assert }) => {
    await twoHeads()
    await tamper((trx) => trx.from('audit_keys').update({ public_key: newSigner().publicKey }))
    const verdict = await verifyChain()
    assert.deepEqual(verdict, { intact: false, seq: 3, problem: 'unknown_key' })
  })

  test('who rewrites the log and signs it with a key of their own is not trusted', async ({
    assert,
  }) => {
    await twoHeads()
    const ours = headSigner()!.keyId
    await tamper(
      `update audit_events set action = 'x' where seq = 2`,
      (trx) => relink(trx, 2),
      'delete from audit_heads',
      'delete from audit_keys'
    )
    bindHeadSigner(newSigner())
    await sealEvents({ now: NOW, always: true })
    // Nothing in this database tells: that is what the daily mail names the key for.
    assert.isTrue((await verifyChain()).intact)
    const verdict = await verifyChain({ trustedKeys: [ours] })
    assert.deepEqual(verdict, { intact: false, seq: 6, problem: 'unknown_key' })
  })

  test('events after the last head of a trusted key may wait for the next, a whole log may not', async ({
    assert,
  }) => {
    await twoHeads()
    await record(2)
    await sealEvents()
    const trustedKeys = [headSigner()!.keyId]
    assert.isTrue((await verifyChain({ trustedKeys })).intact)
    await tamper('delete from audit_heads')
    const verdict = await verifyChain({ trustedKeys })
    assert.deepEqual(verdict, { intact: false, seq: 8, problem: 'unsigned', fromSeq: 1 })
  })

  test('events that were cut off below a signed head are missing', async ({ assert }) => {
    await twoHeads()
    await tamper('delete from audit_events where seq > 4')
    assert.deepEqual(await verifyChain(), { intact: false, seq: 5, problem: 'missing' })
    await tamper('delete from audit_events')
    assert.deepEqual(await verifyChain(), { intact: false, seq: 1, problem: 'missing' })
  })
})
