import { test } from '@japa/runner'
import { commitmentTo } from '#domain/audit/chain/event_hash'
import { readLog } from '#domain/audit/chain/read_log'
import { verifyLog } from '#domain/audit/chain/verify_log'
import { exportEvents } from '#domain/audit/export_events'
import { bindHeadSigner, headSigner } from '#domain/audit/head_signer'
import { sealEvents } from '#domain/audit/seal_events'
import { collect, exported, newSigner, record } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { NOW, openTestClient, tester } from '#tests/support/people'

/** Verifies a file as an auditor does, in pieces that cut lines and characters. */
function verify(text: string, trustedKeys?: string[], head?: { seq: number; hash: string }) {
  const bytes = Buffer.from(text)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97)
  }
  const heads = head && [head]
  return verifyLog(readLog(pieces()), { fromStart: false, hasEnd: true, trustedKeys, heads })
}

const linesOf = (text: string) => text.trimEnd().split('\n')
const joined = (lines: string[]) => lines.map((line) => `${line}\n`).join('')

/** Changes one event of an export, as text. */
function edit(text: string, seq: number, change: (line: Record<string, any>) => void): string {
  return joined(
    linesOf(text).map((line) => {
      const value = JSON.parse(line)
      if (value.kind !== 'event' || value.seq !== seq) return line
      change(value)
      return JSON.stringify(value)
    })
  )
}

const at = (text: string, seq: number, kind = 'event') =>
  linesOf(text).findIndex((line) => {
    const value = JSON.parse(line)
    return value.kind === kind && value.seq === seq
  })

test.group('An export of the audit log', (group) => {
  group.each.setup(async () => {
    await truncate()
    const before = headSigner()
    bindHeadSigner(newSigner())
    return () => bindHeadSigner(before)
  })

  test('is verified without the database: keys, events, heads, and itself on record', async ({
    assert,
  }) => {
    await openTestClient()
    await record(4)
    await sealEvents({ now: NOW.minus({ hours: 1 }) })
    await record(2)
    const text = await exported()
    const lines = linesOf(text).map((line) => JSON.parse(line))

    const kinds = lines.map(({ kind }) => kind)
    assert.equal(kinds[0], 'key')
    assert.lengthOf(
      kinds.filter((kind) => kind === 'signed_head'),
      2
    )
    assert.equal(lines.at(-1).kind, 'head')
    assert.equal(lines.at(-1).events, kinds.filter((kind) => kind === 'event').length)
    assert.equal(lines.at(-3).action, 'audit.exported')
    const client = lines.find(({ action }) => action === 'client.opened')
    assert.match(client.client, /^[\w-]{22}$/)
    assert.notMatch(text, /client_id|"event_id"/)

    const verdict = await verify(text, [headSigner()!.keyId])
    assert.deepInclude(verdict, {
      intact: true,
      firstSeq: 1,
      events: lines.at(-1).events,
      head: { seq: lines.at(-1).seq, hash: lines.at(-1).hash },
    })
    assert.deepInclude(verdict.intact && verdict.signed, { seq: lines.at(-1).seq, heads: 2 })
  })

  test('of a part goes on to the next signed head and can be verified on its own', async ({
    assert,
  }) => {
    await record(3)
    await sealEvents({ now: NOW, always: true })
    const text = await exported({ from: NOW, to: NOW })
    const later = await exported({ from: NOW.plus({ days: 1 }), to: NOW.plus({ days: 2 }) })

    const verdict = await verify(text)
    assert.deepInclude(verdict.intact && verdict.signed, { seq: 4 })
    assert.deepEqual(
      linesOf(later).map((line) => JSON.parse(line).kind),
      ['head']
    )
    assert.deepInclude(await verify(later), { intact: true, events: 0 })

    // From the middle on: what came before is not in it.
    const lines = linesOf(text).map((line) => JSON.parse(line))
    const part = lines.filter(({ kind, seq }) => kind !== 'event' || seq > 2)
    part.at(-1).events -= 2
    const ofPart = await verify(joined(part.map((line) => JSON.stringify(line))))
    assert.deepInclude(ofPart, { intact: true, firstSeq: 3 })
  })

  test('names the seq of what was edited, added to, deleted, inserted or swapped', async ({
    assert,
  }) => {
    await record(6)
    const text = await exported()
    const expect = async (changed: string, seq: number, problem: string) => {
      const { intact, ...found } = await verify(changed)
      assert.isFalse(intact)
      assert.deepInclude(found, { seq, problem })
    }
    const lines = linesOf(text)

    await expect(
      edit(text, 3, (line) => (line.action = 'x')),
      3,
      'edited'
    )
    await expect(
      edit(text, 3, (line) => (line.more = true)),
      3,
      'edited'
    )
    await expect(
      edit(text, 3, (line) => (line.details.number = '3')),
      3,
      'edited'
    )
    await expect(
      edit(text, 4, (line) => (line.personalData.data.ip = '10.0.0.1')),
      4,
      'wrong_personal_data'
    )
    await expect(
      edit(text, 4, (line) => (line.personalData.salt = 'other')),
      4,
      'wrong_personal_data'
    )
    await expect(joined(lines.toSpliced(at(text, 3), 1)), 3, 'missing')
    await expect(joined(lines.toSpliced(at(text, 3), 2)), 3, 'missing')
    await expect(joined(lines.toSpliced(at(text, 3), 0, lines[at(text, 3)])), 3, 'inserted')
    const [second, third] = [lines[at(text, 2)], lines[at(text, 3)]]
    await expect(joined(lines.toSpliced(at(text, 2), 2, third, second)), 2, 'swapped')
    await expect(joined(lines.toSpliced(at(text, 3), 1, '{"kind":"event"')), 3, 'unreadable')
    await expect(joined(lines.toSpliced(at(text, 3), 0, 'null')), 3, 'unreadable')
    await expect(
      edit(text, 5, (line) => delete line.previousHash),
      5,
      'unreadable'
    )
  })

  test('that was cut off is told from a whole one, wherever it ends', async ({ assert }) => {
    await record(3)
    const text = await exported()
    const lines = linesOf(text)
    for (let kept = 0; kept < lines.length; kept++) {
      const verdict = await verify(joined(lines.slice(0, kept)))
      assert.isFalse(verdict.intact, `${kept} lines`)
    }
    const withoutLast = lines.filter((_, index) => index !== at(text, 4))
    assert.deepInclude(await verify(joined(withoutLast)), { seq: 4, problem: 'missing' })
    assert.deepInclude(await verify(text + lines[1]), { intact: false, problem: 'inserted' })
  })

  test('cut off with its heads shows against one that was kept', async ({ assert }) => {
    await record(3)
    const text = await exported()
    const end = JSON.parse(linesOf(text).at(-1)!)
    const short = linesOf(text)
      .slice(0, -1)
      .filter((line) => !/"seq":4\b/.test(line))
    const forged = joined([...short, JSON.stringify({ ...end, seq: 3, events: 3, hash: 'x' })])
    assert.deepInclude(await verify(forged), { seq: 3, problem: 'forged_head' })

    const third = JSON.parse(short.at(-1)!)
    const fitting = joined([
      ...short,
      JSON.stringify({ ...end, seq: 3, events: 3, hash: third.hash }),
    ])
    assert.deepInclude(await verify(fitting), { intact: true, signed: null })
    const kept = { seq: end.seq, hash: end.hash }
    assert.deepInclude(await verify(fitting, undefined, kept), { seq: 4, problem: 'cut_off' })
  })

  test('with a head that another key signed names it', async ({ assert }) => {
    await record(2)
    const text = await exported()
    const changed = linesOf(text).map((line) => {
      const value = JSON.parse(line)
      if (value.kind === 'signed_head') value.signature = newSigner().sign('anything')
      return JSON.stringify(value)
    })
    assert.deepInclude(await verify(joined(changed)), { seq: 3, problem: 'forged_head' })
    assert.deepInclude(await verify(text, ['0'.repeat(32)]), { seq: 3, problem: 'unknown_key' })
  })

  test('holds personal data that its event commits to, and none that was erased', async ({
    assert,
  }) => {
    await record(1)
    const [line] = (await collect(await exportEvents({}, tester, NOW))).filter(
      ({ kind }) => kind === 'event'
    )
    const personal = line.kind === 'event' ? line.personalData! : null
    assert.deepEqual(personal!.data, { ip: '203.0.113.7', userAgent: 'test' })
    assert.equal(
      line.kind === 'event' && line.facts.personal,
      commitmentTo(personal!.salt, personal!.data)
    )
  })

  test('as CSV opens in a spreadsheet and runs nothing there', async ({ assert }) => {
    await record(1)
    await openTestClient()
    const text = await exported({}, 'csv')
    assert.isTrue(text.startsWith('\uFEFFkind,seq,id,at,'))
    const lines = text.trimEnd().split('\r\n')
    const width = lines[0].split(',').length
    assert.include(lines[1], 'key,')
    assert.isTrue(lines.at(-1)!.startsWith('head,'))
    assert.include(text, '"{""number"":1,')
    assert.equal(
      lines
        .at(-1)!
        .replace(/"[^]*"/, '')
        .split(',').length,
      width
    )
  })
})
