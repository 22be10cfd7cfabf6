import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { hashOfEvent, type EventFacts } from '#domain/audit/chain/event_hash'
import { headText } from '#domain/audit/chain/signed_head'
import { bindHeadSigner, headSigner, type HeadSigner } from '#domain/audit/head_signer'
import { sealEvents } from '#domain/audit/seal_events'
import { newSigner, record } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { NOW } from '#tests/support/people'
import { jsonLines, portalCli, withoutTerminal, type PortalCli } from '#tests/support/portal_cli'
import { staffToken } from '#tests/support/staff_api'

type Line = Record<string, any>

const isEvent = (line: Line) => line.kind === 'event'
const hashed = ({ kind, hash, personalData, ...facts }: Line) =>
  ({ ...facts, kind, personalData, hash: hashOfEvent(facts as EventFacts) }) as Line

/** Links the events from this seq on again, as somebody would who knows how the chain is made. */
function relinked(lines: Line[], fromSeq: number): Line[] {
  let previousHash = lines.find(({ seq }) => seq === fromSeq - 1)?.hash
  return lines.map((line) => {
    if (!isEvent(line) || line.seq < fromSeq) return line
    const linked = hashed({ ...line, previousHash })
    previousHash = linked.hash
    return linked
  })
}

const swap = (lines: Line[], one: number, other: number) => {
  const at = (seq: number) => lines.findIndex((line) => isEvent(line) && line.seq === seq)
  const copy = [...lines]
  ;[copy[at(one)], copy[at(other)]] = [copy[at(other)], copy[at(one)]]
  return copy
}

const changed = (lines: Line[], seq: number, change: (line: Line) => Line) =>
  lines.map((line) => (isEvent(line) && line.seq === seq ? change(line) : line))

const without = (lines: Line[], seq: number) =>
  lines.filter((line) => !(isEvent(line) && line.seq === seq))

/** The end of the file says how many there are, so who cuts events off says so there too. */
const cutAfter = (lines: Line[], seq: number, hash: string) => [
  ...lines.filter((line) => line.kind === 'key' || (line.kind !== 'head' && line.seq <= seq)),
  { ...lines.at(-1), seq, hash, events: seq },
]

test.group('portal audit verify', (group) => {
  let cli: PortalCli
  let lines: Line[]
  let signer: HeadSigner
  group.each.setup(async () => {
    await truncate()
    const before = headSigner()
    signer = newSigner()
    bindHeadSigner(signer)
    return () => bindHeadSigner(before)
  })

  /** A log of ten events, with heads at three and ten, exported by the program itself. */
  const exportLog = async () => {
    await record(3)
    await sealEvents({ now: NOW, always: true })
    await record(4)
    cli = portalCli(await staffToken('owner'))
    const file = join(cli.home, 'log.jsonl')
    const { status, stderr } = await cli.run(['audit', 'export', '-o', file])
    if (status !== 0) throw new Error(stderr)
    lines = jsonLines(readFileSync(file, 'utf8'))
  }

  const verify = async (log: Line[], ...options: string[]) => {
    const file = join(cli.home, 'changed.jsonl')
    writeFileSync(file, log.map((line) => `${JSON.stringify(line)}\n`).join(''))
    // No server and no token: nobody can be asked.
    const env = { PORTAL_URL: 'http://127.0.0.1:2', PORTAL_TOKEN: '' }
    const { status, stdout, stderr } = await cli.run(['audit', 'verify', file, ...options], { env })
    const [verdict] = jsonLines(stdout)
    return { status, verdict, error: stderr ? JSON.parse(stderr).error : null }
  }

  test('an export is intact, offline, up to a head that was kept', async ({ assert }) => {
    await exportLog()
    const last = lines.filter(isEvent).at(-1)!
    const { status, verdict } = await verify(lines, '--head', `${last.seq}:${last.hash}`)
    assert.equal(status, 0)
    assert.deepInclude(verdict, { intact: true, firstSeq: 1, events: last.seq })
    assert.deepInclude(verdict.signed, { seq: last.seq, heads: 2, keyId: signer.keyId })
    assert.equal((await verify(lines, '--key', signer.keyId)).status, 0)
  })

  test('each kind of tampering is named, with the first event that is not what was sealed', async ({
    assert,
  }) => {
    await exportLog()
    const events = lines.filter(isEvent)
    const of = (seq: number) => events[seq - 1]
    const edited = changed(lines, 5, (line) => ({ ...line, action: 'nothing.done' }))
    const rehashed = changed(lines, 5, (line) => hashed({ ...line, action: 'nothing.done' }))
    const added = { ...of(5), id: 'A'.repeat(22), previousHash: of(5).hash, seq: 6 }
    const inserted = lines.toSpliced(lines.indexOf(of(5)) + 1, 0, hashed(added))
    const forged = lines.map((line) =>
      line.kind === 'signed_head' && line.seq === 3
        ? { ...line, signature: signer.sign('something else') }
        : line
    )
    const personal = changed(lines, 2, (line) => ({
      ...line,
      personalData: { ...line.personalData, data: { ...line.personalData.data, ip: '192.0.2.1' } },
    }))
    const cases: [string, Line[], string, number, number?][] = [
      ['an edit', edited, 'edited', 5],
      ['an edit with its hash', rehashed, 'edited', 5],
      ['an edit with all hashes after it', relinked(edited, 5), 'rewritten', events.length, 4],
      ['a deletion', without(lines, 5), 'missing', 5],
      ['an insertion', inserted, 'inserted', 6],
      ['a swap', swap(lines, 5, 6), 'swapped', 5],
      ['a forged head', forged, 'forged_head', 3],
      ['a head without its key', lines.slice(1), 'unknown_key', 3],
      ['other personal data', personal, 'wrong_personal_data', 2],
      ['a field more', changed(lines, 4, (line) => ({ ...line, more: 1 })), 'edited', 4],
      ['a file that breaks off', lines.slice(0, -2), 'cut_off', events.length + 1],
    ]
    for (const [what, log, problem, seq, fromSeq] of cases) {
      const { status, verdict, error } = await verify(log)
      assert.equal(status, 1, what)
      assert.deepInclude(verdict, { intact: false, problem, seq }, what)
      if (fromSeq) assert.equal(verdict.fromSeq, fromSeq, what)
      assert.equal(error.code, problem.replaceAll('_', '-'), what)
      assert.include(error.message, String(seq), what)
    }
  }).timeout(60_000)

  test('what somebody with the key rewrites or cuts off shows against heads that were kept', async ({
    assert,
  }) => {
    await exportLog()
    const events = lines.filter(isEvent)
    const [third, last] = [events[2], events.at(-1)!]

    const cut = cutAfter(lines, 3, third.hash)
    assert.equal((await verify(cut)).status, 0)
    const head = `${last.seq}:${last.hash}`
    assert.deepInclude((await verify(cut, '--head', head)).verdict, { problem: 'cut_off', seq: 4 })

    const mails = join(cli.home, 'mails.txt')
    writeFileSync(mails, `Subject: head\n\n ${third.seq}:${third.hash}\n> Event ${head}.\r\n`)
    const told = await verify(cut, '--heads', mails)
    assert.deepInclude(told.verdict, { problem: 'cut_off', seq: 4 })
    assert.equal((await verify(lines, '--heads', mails)).status, 0)

    const edited = changed(lines, 2, (line) => ({ ...line, action: 'nothing.done' }))
    const rewritten = relinked(edited, 2).map((line, _, all) => {
      if (line.kind === 'head') return { ...line, hash: all.findLast(isEvent)!.hash }
      if (line.kind !== 'signed_head') return line
      const { hash } = all.find(({ kind, seq }) => kind === 'event' && seq === line.seq)!
      const { seq, signedAt, keyId } = line
      return { ...line, hash, signature: signer.sign(headText({ seq, hash, signedAt, keyId })) }
    })
    assert.equal((await verify(rewritten)).status, 0)
    const found = await verify(rewritten, '--heads', mails)
    assert.deepInclude(found.verdict, { problem: 'rewritten', seq: 3 })

    const another = await verify(lines, '--key', '0'.repeat(32))
    assert.deepInclude(another.verdict, { problem: 'unknown_key' })
  }).timeout(60_000)

  test('a log without the heads of a key that was named is not vouched for', async ({ assert }) => {
    await exportLog()
    const edited = relinked(
      changed(lines, 2, (line) => ({ ...line, action: 'nothing.done' })),
      2
    )
    const ended = edited.map((line) =>
      line.kind === 'head' ? { ...line, hash: edited.findLast(isEvent)!.hash } : line
    )
    const bare = ended.filter(({ kind }) => kind !== 'signed_head')
    assert.equal((await verify(bare)).status, 0)
    const found = await verify(bare, '--key', signer.keyId)
    const events = lines.filter(isEvent).length
    assert.equal(found.status, 1)
    assert.deepInclude(found.verdict, { problem: 'unsigned', fromSeq: 1, seq: events })
    assert.include(found.error.message, `Events 1 to ${events} are under no head`)

    const lastLeftOut = lines.filter(({ kind, seq }) => kind !== 'signed_head' || seq === 3)
    const rest = await verify(lastLeftOut, '--key', signer.keyId)
    assert.deepInclude(rest.verdict, { problem: 'unsigned', fromSeq: 4, seq: events })
  })

  test('without a file the log of the server is fetched and verified', async ({ assert }) => {
    await exportLog()
    const { status, stdout } = await cli.run(['audit', 'verify'])
    assert.equal(status, 0)
    assert.deepInclude(jsonLines(stdout)[0], { file: null, intact: true, firstSeq: 1 })
    const offline = await cli.run(['audit', 'verify'], {
      env: { PORTAL_URL: 'http://127.0.0.1:2' },
    })
    assert.equal(JSON.parse(offline.stderr).error.code, 'server-unreachable')
  })

  test('events are listed by what was done and when, without an event of their own', async ({
    assert,
  }) => {
    await exportLog()
    const list = (...options: string[]) => cli.run(['audit', 'list', ...options])
    const done = jsonLines((await list('--action', 'test', '--limit', '3')).stdout)
    assert.deepEqual(
      done.map(({ action, seq }) => [action, typeof seq]),
      Array.from({ length: 3 }, () => ['test.done', 'number'])
    )
    const exports = jsonLines((await list('--action', 'audit.exported', '--actor', 'staff')).stdout)
    assert.lengthOf(exports, 1)
    assert.equal((await list('--until', '2001-01-01')).stdout, '')
    const wrong = await list('--since', 'yesterday')
    assert.deepEqual([wrong.status, JSON.parse(wrong.stderr).error.code], [1, 'invalid-input'])
  })

  test('what is no log, and options that make no sense, are told as that', async ({ assert }) => {
    await exportLog()
    const csv = join(cli.home, 'log.csv')
    const written = await cli.run(['audit', 'export', '--format', 'csv', '-o', csv])
    assert.deepEqual(jsonLines(written.stdout), [{ file: csv, events: 11 }])
    writeFileSync(join(cli.home, 'empty'), '')
    const cases: [string[], number, string][] = [
      [[csv], 2, 'not-verifiable'],
      [['nowhere.jsonl'], 1, 'unreadable'],
      [['empty'], 1, 'cut-off'],
      [[cli.home], 1, 'unreadable'],
      [['log.jsonl', '--head', '9'], 2, 'usage'],
      [['log.jsonl', '--key', 'x'], 2, 'usage'],
      [['log.jsonl', '--heads', 'empty'], 2, 'usage'],
      [['log.jsonl', '--heads', 'nowhere'], 1, 'unreadable'],
    ]
    for (const [args, expected, code] of cases) {
      const { status, stderr } = await cli.run(['audit', 'verify', ...args])
      assert.deepEqual([status, JSON.parse(stderr).error.code], [expected, code], args.join(' '))
    }
    const hostile = { kind: 'event', seq: 2, action: '\u001b[2J', hash: 'x' }
    const { status, stdout } = await cli.run(['audit', 'verify', '-'], {
      stdin: `${JSON.stringify(hostile)}\n${'['.repeat(100_000)}`,
    })
    assert.equal(status, 1)
    assert.deepInclude(jsonLines(stdout)[0], { problem: 'unreadable', seq: 2 })
  }).timeout(60_000)

  test('a person reads one sentence, and what to do with a head', async ({ assert }) => {
    await exportLog()
    const env = { NO_COLOR: '1', PORTAL_URL: 'http://127.0.0.1:2' }
    const shown = await cli.onTerminal(['audit', 'verify', 'log.jsonl'], { env })
    assert.equal(shown.status, 0)
    assert.match(shown.stdout, /✓ 10 events are intact\. Head: 10:[0-9a-f]{64}\n2 heads signed/)
    assert.include(shown.stdout, '--head <event>:<hash>')
    assert.notInclude(shown.stdout, '\u001b')
  }).skip(withoutTerminal, 'No `script` here.')
})
