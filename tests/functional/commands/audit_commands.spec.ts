import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { bindHeadSigner, headSigner } from '#domain/audit/head_signer'
import { sealEvents } from '#domain/audit/seal_events'
import { ace } from '#tests/support/ace'
import { exported, newSigner, record, tamper } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { NOW, openTestClient } from '#tests/support/people'

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

  test('verify takes an export, without asking the database', async ({ assert }) => {
    await record(3)
    const text = await exported()
    const file = join(folder, 'log.jsonl')
    await writeFile(file, text)
    await truncate()
    assert.match((await ace('audit:verify', file)).text, /4 events are intact/)

    await writeFile(file, text.replace('"number":2', '"number":7'))
    const changed = await ace('audit:verify', file)
    assert.equal(changed.status, 1)
    assert.include(changed.text, 'Event 2 was edited')
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
