import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import Account from '#models/account'
import Client from '#models/client'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import { working } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { openActiveClient, openTestClient } from '#tests/support/people'
import { jsonLines, PortalCli, withoutTerminal } from '#tests/support/portal_cli'
import { openPortal, signedIn } from '#tests/support/portal_world'
import { staffToken } from '#tests/support/staff_api'

test.group('portal clients, accounts, invites', (group) => {
  let cli: PortalCli
  group.each.setup(async () => {
    await truncate()
    cli = new PortalCli(await staffToken('manager'))
    return () => cli.remove()
  })
  const run = (...args: string[]) => working(() => cli.run(args))
  const file = (name: string, text: string) => {
    writeFileSync(join(cli.home, name), text)
    return name
  }

  test('a file of clients is imported, what failed is written to a CSV, and an export is the same', async ({
    assert,
  }) => {
    const clients = file('clients.csv', 'Nr;name;country\nC-1;Ünal;DE\nC-2;Larch;Atlantis\n')
    const args = ['clients', 'import', clients, '--map', 'Nr=ref', '--failed', 'failed.csv']
    const dry = await run(...args, '--dry-run')
    assert.deepEqual([dry.status, (await Client.all()).length], [3, 0])

    const real = await run(...args)
    assert.equal(real.status, 3)
    assert.deepEqual(jsonLines(real.stdout).at(-1).job.counts, { created: 1, refused: 1 })
    const failed = readFileSync(join(cli.home, 'failed.csv'), 'utf8').split('\r\n')
    assert.match(failed[1], /^3,country,refused,invalid,/)

    const exported = await run('clients', 'export', '-o', 'out.csv')
    assert.equal(exported.status, 0, exported.stderr)
    const again = await run('clients', 'import', 'out.csv')
    assert.deepEqual(jsonLines(again.stdout).at(-1).job.counts, { unchanged: 1 })
    const piped = await cli.run(['clients', 'export', '--format', 'jsonl'])
    assert.deepInclude(jsonLines(piped.stdout)[0], { ref: 'C-1', name: 'Ünal', country: 'DE' })

    const template = await cli.run(['clients', 'import', '--template'])
    const taken = await working(() =>
      cli.run(['clients', 'import', '-'], { stdin: template.stdout })
    )
    assert.deepEqual(jsonLines(taken.stdout).at(-1).job.counts, { created: 1 })
  })

  test('clients are set, found and shown', async ({ assert }) => {
    const set = await cli.run(['clients', 'set', 'C-1', 'name=Kestrel', 'city=Bath', 'country=gb'])
    assert.deepInclude(jsonLines(set.stdout)[0], { outcome: 'created', country: 'GB' })
    const again = await cli.run(['clients', 'set', 'C-1', 'city='])
    assert.deepEqual(jsonLines(again.stdout)[0].changed, ['address.city'])
    const wrong = await cli.run(['clients', 'set', 'C-1', 'nmae=x'])
    assert.equal(wrong.status, 2)

    const list = await cli.run(['clients', 'list', '--search', 'kest', '--country', 'GB'])
    const [row] = jsonLines(list.stdout)
    assert.equal(row.ref, 'C-1')
    for (const name of ['C-1', row.id]) {
      const shown = await cli.run(['clients', 'show', name])
      assert.equal(jsonLines(shown.stdout)[0].name, 'Kestrel')
    }
    const nobody = await cli.run(['clients', 'show', 'C-9'])
    assert.deepEqual([nobody.status, JSON.parse(nobody.stderr).error.code], [1, 'unknown-client'])
  })

  test('people are added one by one and by a file, disabled, enabled and signed out', async ({
    assert,
  }) => {
    const { client } = await openActiveClient({ ref: 'C-1', billingEmail: 'a@client.example' })
    const one = ['accounts', 'create', '--client', 'C-1', '--email', 'B@client.example']
    const added = await cli.run([...one, '--role', 'payer', '--name', 'Bo'])
    assert.equal(jsonLines(added.stdout)[0].outcome, 'created', added.stderr)
    const twice = await cli.run([...one, '--role', 'viewer'])
    assert.equal(jsonLines(twice.stdout)[0].outcome, 'already-there')

    file(
      'people.csv',
      'client_ref,email,role\nC-1,c@client.example,viewer\nC-1,b@client.example,payer\n'
    )
    const many = await run('accounts', 'create', '--file', 'people.csv')
    assert.deepEqual(jsonLines(many.stdout).at(-1).job.counts, { 'created': 1, 'already-there': 1 })
    assert.lengthOf(await Account.all(), 3)

    await openPortal()
    await signedIn(client)
    const out = await cli.run(['accounts', 'sign-out', 'a@client.example'])
    assert.deepInclude(jsonLines(out.stdout)[0], { ended: 1 })
    assert.isNull(await SignIn.query().whereNull('ended_at').first())
    await cli.run(['accounts', 'disable', 'B@client.example'])
    assert.lengthOf(await Membership.query().where('state', 'disabled'), 1)
    await cli.run(['accounts', 'enable', 'b@client.example', '--client', 'C-1'])
    assert.lengthOf(await Membership.query().where('state', 'disabled'), 0)
    const list = await cli.run(['accounts', 'list', '--state', 'active'])
    assert.deepEqual(
      jsonLines(list.stdout).map(({ account }) => account.email),
      ['a@client.example']
    )

    await openTestClient({ ref: 'C-2', billingEmail: 'a@client.example' })
    const which = await cli.run(['accounts', 'disable', 'a@client.example'])
    assert.deepEqual([which.status, which.stdout], [2, ''])
    assert.match(JSON.parse(which.stderr).error.message, /C-1/)
  })

  test('invites go to whom a file names; one is sent again and taken back', async ({ assert }) => {
    await openTestClient({ ref: 'C-1', billingEmail: 'a@client.example' })
    file('refs.csv', 'client_ref\nC-1\nC-9\n')
    const sent = await run('invites', 'send', '--file', 'refs.csv')
    assert.equal(sent.status, 3)
    assert.deepEqual(jsonLines(sent.stdout).at(-1).job.counts, { sent: 1, refused: 1 })

    await cli.run(['invites', 'resend', 'a@client.example'])
    assert.lengthOf(await OutboxMail.all(), 2)
    const open = await cli.run(['invites', 'list', '--state', 'pending'])
    const [invite] = jsonLines(open.stdout)
    const revoked = await cli.run(['invites', 'revoke', invite.id])
    assert.equal(jsonLines(revoked.stdout)[0].outcome, 'revoked')
    assert.equal((await Membership.firstOrFail()).state, 'not_invited')
  })

  test('on a terminal there are tables', async ({ assert }) => {
    await openTestClient({ ref: 'C-1', name: 'Kestrel', billingEmail: 'a@client.example' })
    const env = { NO_COLOR: '1' }
    const list = await cli.onTerminal(['clients', 'list'], { env })
    assert.match(
      list.stdout,
      /REF +NAME +COUNTRY +ACCOUNTS +OWES\nC-1 +Kestrel +IN +not invited +–/
    )
    const sent = await working(() => cli.onTerminal(['invites', 'send', '--all'], { env }))
    assert.match(sent.stdout, /Done: 1 of 1/)
    assert.match(sent.stdout, /1 sent/)
  }).skip(withoutTerminal, 'no `script` on this machine')
})
