import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { Duration } from 'luxon'
import Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import { readSettings } from '#domain/settings/read_settings'
import { working } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { openTestClient } from '#tests/support/people'
import { jsonLines, portalCli, withoutTerminal } from '#tests/support/portal_cli'
import { serverUrl, staffToken } from '#tests/support/staff_api'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

async function isPortalOn(): Promise<boolean> {
  const { portal } = await readSettings()
  return portal.enabled
}

const ESCAPE = '\u001b'

test.group('portal: signing in', (group) => {
  group.each.setup(() => truncate())

  test('login tries the token, stores it for its owner alone, and logout forgets it', async ({
    assert,
  }) => {
    const cli = portalCli()
    const token = await staffToken('manager')

    const login = await cli.run(['login', '--token', '-'], { stdin: `${token}\n` })
    assert.equal(login.status, 0, login.stderr)
    assert.deepInclude(jsonLines(login.stdout)[0], { url: serverUrl(), role: 'manager' })
    assert.equal(statSync(cli.configFile).mode & 0o777, 0o600)
    assert.notInclude(login.stdout + login.stderr, token)

    const whoami = await cli.run(['whoami'], { env: { PORTAL_URL: '' } })
    assert.deepInclude(jsonLines(whoami.stdout)[0], { url: serverUrl(), role: 'manager' })

    const logout = await cli.run(['logout'])
    assert.deepInclude(jsonLines(logout.stdout)[0], { forgotten: serverUrl(), revoked: true })
    const after = await cli.run(['whoami'])
    assert.equal(after.status, 4)
    assert.equal(JSON.parse(after.stderr).error.code, 'not-signed-in')
  })

  test('a wrong token is never stored, and does not replace one that works', async ({ assert }) => {
    const cli = portalCli()
    await cli.run(['login', '--token', await staffToken('viewer')])
    const before = cli.config()

    for (const token of ['portal_wrong', 'ключ', 'two words', '']) {
      const { status } = await cli.run(['login', '--token', token])
      assert.oneOf(status, [2, 4])
    }
    assert.deepEqual(cli.config(), before)
  })

  test('an expired token ends with 4 and says how to sign in again', async ({ assert }) => {
    const token = await staffToken('owner', { lifetime: Duration.fromObject({ seconds: -1 }) })
    const { status, stderr } = await portalCli(token).run(['status'])
    const { error } = JSON.parse(stderr)
    assert.deepEqual([status, error.code], [4, 'not-signed-in'])
    assert.match(error.hint, /portal login --url/)
  })

  test('what the role does not allow ends with 1', async ({ assert }) => {
    const { status, stderr } = await portalCli(await staffToken('viewer')).run(['enable'])
    const { error } = JSON.parse(stderr)
    assert.deepEqual([status, error.code], [1, 'not-allowed'])
    assert.isNotEmpty(error.requestId)
  })

  test("on the server's own machine the set-up's file signs in, unless others can read it", async ({
    assert,
  }) => {
    const cli = portalCli()
    const data = join(cli.home, 'storage')
    mkdirSync(join(cli.home, 'deep', 'er'), { recursive: true })
    mkdirSync(data)
    const file = join(data, 'cli.json')
    const target = { url: serverUrl(), token: await staffToken('owner') }
    writeFileSync(file, JSON.stringify(target), { mode: 0o600 })

    const found = await cli.run(['whoami'], { cwd: join(cli.home, 'deep', 'er') })
    assert.deepInclude(jsonLines(found.stdout)[0], { role: 'owner' })

    chmodSync(file, 0o644)
    const open = await cli.run(['whoami'])
    assert.deepEqual([open.status, JSON.parse(open.stderr).error.code], [1, 'invalid-config'])
  })

  test('a broken file of sign-ins is told, not guessed at', async ({ assert }) => {
    const cli = portalCli()
    mkdirSync(join(cli.home, 'config', 'client-portal'), { recursive: true })
    for (const text of ['{', '[]', '{"current":1,"servers":{}}', '{"servers":{"x":{}}}']) {
      writeFileSync(cli.configFile, text)
      const { status, stderr } = await cli.run(['whoami'])
      assert.deepEqual([status, JSON.parse(stderr).error.code], [1, 'invalid-config'])
    }
  })
})

test.group('portal: the work, through pipes', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('owner')
  })

  test('enable, status and disable --yes', async ({ assert }) => {
    const cli = portalCli(token)
    const on = await cli.run(['enable'])
    assert.deepInclude(jsonLines(on.stdout)[0], { enabled: true, changed: true })
    assert.isTrue(await isPortalOn())

    const status = await cli.run(['status'])
    assert.isTrue(jsonLines(status.stdout)[0].portal.enabled)

    const off = await cli.run(['disable', '--yes', '--quiet'])
    assert.deepEqual([off.status, off.stderr], [0, ''])
    assert.isFalse(await isPortalOn())
  })

  test('files, folders, patterns and the input are imported, each file once', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    const inbox = join(cli.home, 'inbox', 'deep')
    mkdirSync(inbox, { recursive: true })
    writeFileSync(join(inbox, 'a.xml'), ublText({ number: 'A' }))
    writeFileSync(join(inbox, 'B.XML'), ublText({ number: 'B' }))
    writeFileSync(join(inbox, 'notes.txt'), 'not for us')
    writeFileSync(join(cli.home, 'bad.xml'), '<a>')

    const args = ['invoices', 'import', 'inbox', 'inbox/**/*.xml', 'bad.xml', '-']
    const first = await cli.run(args, { stdin: ublText({ number: 'C' }) })
    const rows = jsonLines(first.stdout)
    const { summary } = rows.pop()
    const eur = (count: number) => ({
      count,
      amount: { amountMinor: count * 12_000, currency: 'EUR' },
    })
    const three = { file: eur(3), imported: eur(3), after: eur(3) }
    assert.deepEqual(summary, {
      totals: [{ currency: 'EUR', before: eur(0), ...three }],
      isProven: true,
    })
    assert.deepEqual(
      rows.map(({ file, outcome, invoice }) => [file, outcome, invoice?.number]),
      [
        ['inbox/deep/B.XML', 'imported', 'B'],
        ['inbox/deep/a.xml', 'imported', 'A'],
        ['bad.xml', 'refused', undefined],
        ['-', 'imported', 'C'],
      ]
    )
    assert.equal(first.status, 3)
    assert.isNotEmpty(rows[2].problems[0].message)

    const none = await cli.run(['invoices', 'import', 'bad.xml', '--failed', 'failed.csv'])
    assert.equal(none.status, 1)
    assert.match(readFileSync(join(cli.home, 'failed.csv'), 'utf8'), /refused,.*,bad\.xml\r\n$/)

    const again = await cli.run(['invoices', 'import', 'inbox'])
    assert.equal(again.status, 0)
    const [one, two, last] = jsonLines(again.stdout)
    assert.deepEqual([one.outcome, two.outcome], ['unchanged', 'unchanged'])
    const same = { before: eur(3), file: eur(2), imported: eur(0), after: eur(3) }
    assert.deepEqual(last.summary.totals, [{ currency: 'EUR', ...same }])
    assert.lengthOf(await Invoice.all(), 3)
    assert.lengthOf(await OutboxMail.all(), 0)
  })

  test('a huge or unreadable file is refused without reading it all, and the others go in', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    writeFileSync(join(cli.home, 'good.xml'), ublText({ number: 'G' }))
    const { status, stdout } = await cli.run(['invoices', 'import', '/dev/zero', 'good.xml'])
    assert.equal(status, 3)
    assert.deepEqual(
      jsonLines(stdout)
        .slice(0, 2)
        .map(({ outcome, problems }) => problems?.[0].code ?? outcome),
      ['too_large', 'imported']
    )
  })

  test('Ctrl-C in the middle tells what was done, and a rerun goes on', async ({ assert }) => {
    const cli = portalCli(token)
    mkdirSync(join(cli.home, 'inbox'))
    for (let n = 100; n < 160; n++) {
      writeFileSync(join(cli.home, 'inbox', `${n}.xml`), ublText({ number: `N-${n}` }))
    }
    const cut = await cli.run(['invoices', 'import', 'inbox'], { interruptAtOutput: true })
    const files = (stdout: string) => jsonLines(stdout).filter(({ file }) => file)
    const done = files(cut.stdout).length
    assert.equal(cut.status, 130)
    assert.isBelow(done, 60)

    const rest = await cli.run(['invoices', 'import', 'inbox'])
    const outcomes = files(rest.stdout).map(({ outcome }) => outcome)
    assert.equal(rest.status, 0)
    assert.lengthOf(
      outcomes.filter((outcome) => outcome === 'unchanged'),
      done
    )
    assert.lengthOf(await Invoice.all(), 60)
  }).timeout(120_000)

  test('accounts and invites answer one line per person, and a dry run does nothing', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    const { client } = await openTestClient({ ref: 'C-1' })
    const run = (...args: string[]) => working(() => cli.run(args))

    const accounts = await run('accounts', 'create', '--all')
    assert.equal(accounts.status, 0)
    assert.deepEqual(jsonLines(accounts.stdout)[0].job.counts, { 'created': 0, 'already-there': 1 })

    const dry = await run('invites', 'send', '--pending', '--dry-run')
    const [row, { job }] = jsonLines(dry.stdout)
    assert.deepInclude(row, { outcome: 'sent', name: client.name, ref: client.billingEmail })
    assert.isTrue(job.dryRun)
    assert.lengthOf(await OutboxMail.all(), 0)

    const sent = await run('invites', 'send', '--client', 'C-1')
    assert.equal(jsonLines(sent.stdout)[0].outcome, 'sent')
    assert.lengthOf(await OutboxMail.all(), 1)

    const unknown = await cli.run(['invites', 'send', '--client', 'C-1', 'C-2'])
    assert.equal(unknown.status, 1)
    assert.match(JSON.parse(unknown.stderr).error.errors[0].message, /C-2/)
  })

  test('the audit log goes to the output or into a file of its own', async ({ assert }) => {
    const cli = portalCli(token)
    const piped = await cli.run(['audit', 'export'])
    assert.equal(jsonLines(piped.stdout).at(-1).kind, 'head')

    const file = join(cli.home, 'audit.jsonl')
    const written = await cli.run(['audit', 'export', '-o', file, '--since', '2020-01-01'])
    const lines = jsonLines(readFileSync(file, 'utf8'))
    assert.deepEqual(jsonLines(written.stdout), [{ file, events: lines.length - 1 }])
    assert.equal(statSync(file).mode & 0o777, 0o600)

    const nowhere = await cli.run(['audit', 'export', '-o', join(cli.home, 'no', 'such', 'a')])
    assert.deepEqual([nowhere.status, JSON.parse(nowhere.stderr).error.code], [1, 'cannot-write'])
    const wrong = await cli.run(['audit', 'export', '--since', 'yesterday'])
    assert.deepEqual([wrong.status, JSON.parse(wrong.stderr).error.code], [1, 'invalid-input'])
    assert.notInclude(readdirSync(cli.home).join(), '.part')
  })
})

test.group('portal: on a terminal', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('owner')
  })

  test('an import shows a table, the reason of each refusal and a summary', async ({ assert }) => {
    const cli = portalCli(token)
    writeFileSync(join(cli.home, '1.xml'), ublText({ number: 'T-1', buyer: { name: 'Kestrel' } }))
    writeFileSync(join(cli.home, '2.xml'), 'no xml')
    const { status, stdout } = await cli.onTerminal(['invoices', 'import', '1.xml', '2.xml'], {
      env: { NO_COLOR: '1' },
    })
    assert.equal(status, 3)
    assert.include(
      stdout,
      [
        'FILE   NUMBER  CLIENT       AMOUNT  OUTCOME',
        '1.xml  T-1     Kestrel  120.00 EUR  imported',
        '2.xml  –       –                 –  refused',
        '',
        'refused 2.xml',
      ].join('\n')
    )
    assert.include(
      stdout,
      [
        '1 file imported, 0 unchanged, 1 refused.',
        '',
        'CURRENCY       BEFORE           FILE       IMPORTED          AFTER',
        'EUR       0: 0.00 EUR  1: 120.00 EUR  1: 120.00 EUR  1: 120.00 EUR',
        '✓ Before and imported make what there is now.',
      ].join('\n')
    )
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('colours are there, and NO_COLOR and --no-color take them away', async ({ assert }) => {
    const cli = portalCli(token)
    const seen = async (args: string[], env = {}) => {
      const { stdout } = await cli.onTerminal(['status', ...args], { env })
      return stdout
    }
    assert.include(await seen([]), ESCAPE)
    assert.notInclude(await seen(['--no-color']), ESCAPE)
    assert.notInclude(await seen([], { NO_COLOR: '1' }), ESCAPE)
    assert.include(await seen(['--json']), '"portal":{')
    assert.equal(await seen(['--quiet']), '')
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('names that carry control characters cannot move the terminal', async ({ assert }) => {
    const cli = portalCli(token)
    await openTestClient({ name: `Evil ${ESCAPE}[2J\u009b31m\u202eTFEL\nline`, ref: 'E' })
    const env = { NO_COLOR: '1' }
    const args = ['invites', 'send', '--pending', '--dry-run']
    const seen = await working(() => cli.onTerminal(args, { env }))
    const json = await working(() => cli.onTerminal([...args, '--json']))
    const log = await cli.onTerminal(['audit', 'export'])
    for (const { stdout } of [seen, json, log]) {
      for (const unsafe of [ESCAPE, '\u009b', '\u202e']) assert.notInclude(stdout, unsafe)
    }
    assert.include(jsonLines(json.stdout)[0].name, '\u202eTFEL')
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('disable asks, and anything but yes changes nothing', async ({ assert }) => {
    const cli = portalCli(token)
    await cli.run(['enable'])
    const no = await cli.onTerminal(['disable'], { stdin: 'n\n' })
    assert.include(no.stdout, 'Nothing was changed.')
    assert.equal(no.status, 1)
    assert.isTrue(await isPortalOn())

    await cli.onTerminal(['disable'], { stdin: 'yes\n' })
    assert.isFalse(await isPortalOn())
  }).skip(withoutTerminal, 'no `script` on this machine')
})
