import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { jsonLines, portalCli } from '#tests/support/portal_cli'
import { serverUrl, staffToken } from '#tests/support/staff_api'

/** Nothing from the environment: the stored profiles alone say which server. */
const env = { PORTAL_URL: '' }

test.group('portal profiles', (group) => {
  group.each.setup(() => truncate())

  test('several servers side by side: used, chosen for once, removed', async ({ assert }) => {
    const cli = portalCli()
    const at = ['--url', serverUrl()]
    await cli.run(['login', '--token', await staffToken('viewer'), '--profile', 'look', ...at])
    await cli.run(['login', '--token', await staffToken('owner'), '--profile', 'rule', ...at])

    const role = async (args: string[], more = {}) => {
      const { stdout } = await cli.run(['whoami', ...args], { env: { ...env, ...more } })
      return jsonLines(stdout)[0]?.role
    }
    assert.equal(await role([]), 'owner')
    assert.equal(await role(['--profile', 'look']), 'viewer')
    assert.equal(await role([], { PORTAL_PROFILE: 'look' }), 'viewer')
    assert.equal(
      await role([], { PORTAL_PROFILE: 'look', PORTAL_TOKEN: await staffToken('manager') }),
      'manager'
    )

    await cli.run(['profiles', 'use', 'look'], { env })
    assert.equal(await role([]), 'viewer')
    const list = await cli.run(['profiles', 'list'], { env })
    assert.deepEqual(
      jsonLines(list.stdout).map(({ name, url, current }) => [name, url, current]),
      [
        ['look', serverUrl(), true],
        ['rule', serverUrl(), false],
      ]
    )
    assert.notInclude(list.stdout, 'portal_')

    await cli.run(['profiles', 'remove', 'look'], { env })
    assert.equal(await role([]), 'owner')
    assert.equal(statSync(cli.configFile).mode & 0o777, 0o600)
  })

  test('a profile that is not there, a name that is none, and two servers at once are wrong usage', async ({
    assert,
  }) => {
    const cli = portalCli()
    const token = await staffToken('viewer')
    const url = serverUrl()
    await cli.run(['login', '--token', token, '--profile', 'staging', '--url', url])
    const cases: [string[], string, RegExp][] = [
      [['status', '--profile', 'stagin'], 'no-such-profile', /Did you mean staging\?/],
      [['profiles', 'use', '__proto__'], 'no-such-profile', /profiles list/],
      [['profiles', 'remove', 'production'], 'no-such-profile', /profiles list/],
      [['status', '--profile', 'staging', '--url', 'https://other.example'], 'usage', /either/],
      [['login', '--token', token, '--profile', '../x', '--url', url], 'usage', /staging/],
    ]
    const answers = await Promise.all(cases.map(([args]) => cli.run(args, { env })))
    for (const [index, { status, stderr }] of answers.entries()) {
      const [, code, hint] = cases[index]
      const { error } = JSON.parse(stderr)
      assert.deepEqual([status, error.code], [2, code])
      assert.match(error.hint, hint)
    }
  })

  test('what was stored before there were profiles still signs in, and is kept', async ({
    assert,
  }) => {
    const cli = portalCli()
    mkdirSync(join(cli.home, 'config', 'client-portal'), { recursive: true })
    const servers = {
      [serverUrl()]: { token: await staffToken('manager') },
      'https://portal.example.com/pay': { token: 'portal_other' },
    }
    writeFileSync(cli.configFile, JSON.stringify({ current: serverUrl(), servers }), {
      mode: 0o600,
    })

    const { stdout } = await cli.run(['whoami'], { env })
    assert.equal(jsonLines(stdout)[0].role, 'manager')
    await cli.run(['profiles', 'use', 'portal.example.com-pay'], { env })
    const { current, profiles } = cli.config()
    assert.equal(current, 'portal.example.com-pay')
    assert.deepEqual(profiles[new URL(serverUrl()).host.replace(':', '-')].url, serverUrl())
    assert.equal(profiles[current!].token, 'portal_other')
  })
})
