import { test } from '@japa/runner'
import ApiToken from '#models/api_token'
import OutboxMail from '#models/outbox_mail'
import Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/people'
import { jsonLines, portalCli } from '#tests/support/portal_cli'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { staffMember } from '#tests/support/staff_browser'

const MIRA = 'mira@larkspur.example'

test.group('portal staff', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('invites, lists, changes and ends the access of colleagues', async ({ assert }) => {
    const cli = portalCli(await staffToken('owner'))
    const added = await cli.run(['staff', 'add', MIRA, '--name', 'Mira Iyer', '--role', 'manager'])
    assert.deepEqual([added.status, added.stderr], [0, ''])
    assert.deepInclude(jsonLines(added.stdout)[0], { email: MIRA, state: 'invited' })
    const again = await cli.run(['staff', 'invite', MIRA])
    assert.deepEqual([again.status, again.stderr], [0, ''])
    assert.lengthOf(await OutboxMail.query().where('kind', 'staff_invite'), 2)

    const role = await cli.run(['staff', 'role', MIRA.toUpperCase(), 'viewer'])
    assert.equal(jsonLines(role.stdout)[0].role, 'viewer')
    assert.equal((await cli.run(['staff', 'disable', MIRA])).status, 0)
    const list = jsonLines((await cli.run(['staff', 'list'])).stdout)
    assert.deepInclude(list[0], { email: MIRA, role: 'viewer', state: 'disabled' })
    const enabled = await cli.run(['staff', 'enable', MIRA])
    assert.equal(jsonLines(enabled.stdout)[0].state, 'invited')
    assert.isTrue((await Staff.findByOrFail('email', MIRA)).isEnabled)
  })

  test('says what the server refuses, and whom it does not know', async ({ assert }) => {
    const cli = portalCli(await staffToken('owner'))
    const cases: [string[], number, string][] = [
      [['staff', 'disable', 'nobody@larkspur.example'], 1, 'not-found'],
      [['staff', 'role', MIRA, 'king'], 2, 'invalid-role'],
      [['staff', 'add', 'no address', '--name', 'x'], 1, 'invalid-input'],
      [['staff', 'add', MIRA, '--name', 'x', '--role', 'king'], 2, 'usage'],
      [['staff', 'add', MIRA], 2, 'usage'],
    ]
    for (const [args, status, code] of cases) {
      const answer = await cli.run(args)
      assert.deepEqual([answer.status, JSON.parse(answer.stderr).error.code], [status, code])
    }
    const viewer = portalCli(await staffToken('viewer'))
    const refused = await viewer.run(['staff', 'add', MIRA, '--name', 'x'])
    assert.equal(JSON.parse(refused.stderr).error.code, 'not-allowed')
  })
})

test.group('portal tokens', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('makes none that outlives the token it works with, and says so', async ({ assert }) => {
    const cli = portalCli(await staffToken('owner'))
    const create = ['tokens', 'create', '--name', 'long', '--scopes', 'read', '--expires', '30']
    const { stdout, status } = await cli.onTerminal(create)
    assert.equal(status, 0)
    assert.include(stdout, 'ends no later than itself')
    // There is no second look at it.
    const quiet = await cli.onTerminal([...create.with(3, 'mute'), '--quiet'])
    assert.match(quiet.stdout, /^portal_\S+\n$/)
    const made = await ApiToken.findByOrFail('name', 'long')
    assert.isBelow(made.expiresAt!.toMillis(), Date.now() + 2 * 3_600_000)
  })

  test('makes one that is shown once, lists it, and revokes it by its name', async ({ assert }) => {
    const cli = portalCli(await staffToken('owner', { lifetime: null }))
    const create = ['tokens', 'create', '--name', 'nightly', '--scopes', 'read, invoices']
    const [made] = jsonLines((await cli.run([...create, '--expires', 'never'])).stdout)
    assert.deepInclude(made, { scopes: ['read', 'invoices'], expiresAt: null })
    const { token } = made
    assert.equal((await adminRequest('GET', '/identity', { token })).status, 200)

    const list = await cli.run(['tokens', 'list'])
    assert.deepEqual(
      jsonLines(list.stdout).map(({ name, isCurrent }) => [name, isCurrent]),
      [
        ['nightly', false],
        ['test', true],
      ]
    )
    assert.notInclude(list.stdout, token)
    assert.equal((await cli.run(['tokens', 'revoke', 'nightly'])).status, 0)
    assert.equal((await adminRequest('GET', '/identity', { token })).status, 401)
  })

  test('ends no token by a name that several have', async ({ assert }) => {
    const owner = await staffMember('owner')
    const cli = portalCli(await staffToken('owner', { of: owner }))
    await staffToken('manager')
    const several = await cli.run(['tokens', 'revoke', 'test'])
    assert.equal(JSON.parse(several.stderr).error.code, 'several-tokens')
    const own = jsonLines((await cli.run(['tokens', 'list', '--staff', owner.email])).stdout)
    assert.lengthOf(own, 1)
    const cases: [string[], number, string][] = [
      [['create', '--name', 'x', '--scopes', 'everything'], 2, 'invalid-scope'],
      [['create', '--name', 'x', '--scopes', 'read', '--expires', '400'], 2, 'invalid-days'],
      [['revoke', 'nothing'], 1, 'not-found'],
    ]
    for (const [args, status, code] of cases) {
      const answer = await cli.run(['tokens', ...args])
      assert.deepEqual([answer.status, JSON.parse(answer.stderr).error.code], [status, code])
    }
  })
})
