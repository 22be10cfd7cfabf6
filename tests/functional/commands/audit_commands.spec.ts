import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { bindHeadSigner, headSigner } from '#domain/audit/head_signer'
import { sealEvents } from '#domain/audit/seal_events'
import { newSigner, record, tamper } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { NOW, openTestClient } from '#tests/support/people'

/** Runs a command of this application; answers what it printed and its exit status. */
async function ace(name: string, ...args: string[]) {
  const kernel = await app.container.make('ace')
  kernel.ui.switchMode('raw')
  try {
    const command = await kernel.exec(name, args)
    const text = kernel.ui.logger
      .getLogs()
      .map((log) => log.message)
      .join('\n')
    return { status: command.exitCode ?? 0, text }
  } finally {
    kernel.ui.logger.flushLogs()
    kernel.ui.switchMode('normal')
  }
}

test.group('node ace audit:…', (group) => {
  let folder = ''
  group.each.setup(async () => {
    await truncate()
    folder = await mkdtemp(join(tmpdir(), 'portal-audit-'))
    const before = headSigner()
    bindHeadSigner(newSigner())
    return async () => {
      bindHeadSigner(before)
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('verify says that all is intact, up to which head, and who signed', async ({ assert }) => {
    await record(3)
    const { status, text } = await ace('audit:verify')
    assert.equal(status, 0)
    assert.match(text, /3 events are intact\. Head: 3:[0-9a-f]{64}/)
    assert.include(text, `by key ${headSigner()!.keyId}`)

    const head = /3:[0-9a-f]{64}/.exec(text)![0]
    const key = headSigner()!.keyId
    assert.equal((await ace('audit:verify', '--head', head, '--key', key)).status, 0)
  })

  test('verify names what was changed and ends with 1', async ({ assert }) => {
    await record(3)
    await sealEvents()
    await tamper(`update audit_events set action = 'x' where seq = 2`)
    const { status, text } = await ace('audit:verify')
    assert.equal(status, 1)
    assert.include(text, 'Event 2 was edited (edited).')
  })

  test('verify distrusts other keys and heads that do not fit', async ({ assert }) => {
    await record(2)
    await sealEvents({ now: NOW, always: true })
    const other = await ace('audit:verify', '--key', '0'.repeat(32))
    assert.equal(other.status, 1)
    assert.include(other.text, 'unknown_key')
    const cut = await ace('audit:verify', '--head', `9:${'0'.repeat(64)}`)
    assert.equal(cut.status, 1)
    assert.include(cut.text, 'cut_off')
    for (const [flag, value] of [
      ['--head', '9'],
      ['--key', 'x'],
    ]) {
      assert.deepInclude(await ace('audit:verify', flag, value), { status: 1 })
    }
  })

  test('export writes a file that verifies by itself, for its owner alone', async ({ assert }) => {
    await record(3)
    const file = join(folder, 'log.jsonl')
    assert.equal((await ace('audit:export', '--output', file)).status, 0)
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    assert.deepEqual(await readdir(folder), ['log.jsonl'])

    // The database is not asked.
    await truncate()
    assert.match((await ace('audit:verify', file)).text, /4 events are intact/)
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"number":2', '"number":7'))
    const changed = await ace('audit:verify', file)
    assert.equal(changed.status, 1)
    assert.include(changed.text, 'Event 2 was edited')
  })

  test('export takes a range and CSV, and refuses what makes no sense', async ({ assert }) => {
    await record(1)
    const file = join(folder, 'log.csv')
    const range = ['--since', '2001-01-01', '--until', '2001-12-31']
    const csv = ['--format', 'csv', '--output', file]
    assert.equal((await ace('audit:export', ...range, ...csv)).status, 0)
    const lines = (await readFile(file, 'utf8')).trim().split('\r\n')
    assert.lengthOf(lines, 2)

    for (const wrong of [
      ['--since', 'yesterday'],
      ['--since', '2026-02-01', '--until', '2026-01-01'],
      ['--format', 'pdf'],
      ['--output', join(folder, 'no', 'such', 'file')],
    ]) {
      assert.equal((await ace('audit:export', ...wrong)).status, 1, wrong.join(' '))
    }
    assert.equal((await ace('audit:verify', join(folder, 'nothing'))).status, 1)
  })

  test('erase erases beside the chain and says how much', async ({ assert }) => {
    await record(2)
    const { account } = await openTestClient()
    const erased = await ace('audit:erase', '--before', '2100-01-01')
    assert.deepInclude(erased, { status: 0 })
    assert.include(erased.text, 'Erased beside 2 events.')
    assert.lengthOf(await db.from('audit_personal'), 0)
    assert.equal((await ace('audit:verify')).status, 0)

    for (const who of [account.email!, account.publicId]) {
      assert.include((await ace('audit:erase', `--account=${who}`)).text, 'Erased beside 0')
    }
    const typed = await ace('audit:erase', '--address=Somebody@Example.com')
    assert.include(typed.text, 'Erased beside 0')
    for (const wrong of [
      [],
      ['--address', 'somebody'],
      ['--address', 'somebody@example.com', '--account', account.email!],
      ['--account', 'nobody@example.com'],
      ['--before', 'long ago'],
      ['--before', '2026-01-01', '--account', account.email!],
    ]) {
      assert.equal((await ace('audit:erase', ...wrong)).status, 1, wrong.join(' '))
    }
  })
})
