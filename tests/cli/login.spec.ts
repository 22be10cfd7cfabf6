import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { openSignIn } from '#domain/accounts/sign_ins/sign_ins'
import { approveCliSignIn, refuseCliSignIn } from '#domain/staff/cli_sign_ins/answer_cli_sign_in'
import CliSignIn from '#models/cli_sign_in'
import Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import { freePort } from '#tests/support/free_port'
import { tester } from '#tests/support/people'
import { jsonLines, portalCli, withoutTerminal } from '#tests/support/portal_cli'
import { adminRequest, serverUrl, staffToken } from '#tests/support/staff_api'

/** The terminal that asked last, as soon as it has. */
async function asking(known = 0): Promise<CliSignIn> {
  for (let attempt = 0; ; attempt++) {
    const found = await CliSignIn.query().where('id', '>', known).orderBy('id', 'desc').first()
    if (found) return found
    if (attempt > 400) throw new Error('No terminal asks.')
    await sleep(25)
  }
}

/** The browser that they answer in. */
async function signedIn({ id: staffId }: Staff): Promise<number> {
  const draft = { audience: 'staff' as const, method: 'password' as const, staffId }
  const { id } = await writeTransaction((trx) => openSignIn(trx, draft, tester, DateTime.utc()))
  return id
}

test.group('portal login, approved in the browser', (group) => {
  let owner: Staff
  group.each.setup(async () => {
    await truncate()
    await staffToken('owner')
    owner = await Staff.firstOrFail()
  })

  test('shows the code, opens the browser, waits, and stores what it is given', async ({
    assert,
  }) => {
    const cli = portalCli()
    const opened = join(cli.home, 'opened')
    mkdirSync(join(cli.home, 'bin'))
    writeFileSync(join(cli.home, 'bin', 'xdg-open'), `#!/bin/sh\necho "$1" > '${opened}'\n`)
    chmodSync(join(cli.home, 'bin', 'xdg-open'), 0o755)
    const login = cli.onTerminal(['login', '--profile', 'main'], {
      env: { NO_COLOR: '1', DISPLAY: ':9', PATH: `${join(cli.home, 'bin')}:${process.env.PATH}` },
    })
    const by = { staff: owner, signInId: await signedIn(owner) }
    await approveCliSignIn(await asking(), { ...by, days: 7 }, tester, DateTime.utc())
    const { status, stdout } = await login

    assert.equal(status, 0, stdout)
    const code = /Your code {2}([A-Z]{4}-[A-Z]{4})/.exec(stdout)?.[1]
    assert.isString(code)
    assert.equal(readFileSync(opened, 'utf8').trim().split('?')[1], `code=${code}`)
    assert.include(stdout, `Signed in to ${serverUrl()} as ${owner.name} (owner).`)
    assert.equal(statSync(cli.configFile).mode & 0o777, 0o600)
    const { current, profiles } = cli.config()
    assert.equal(current, 'main')
    assert.notInclude(stdout, profiles.main.token)

    const logout = await cli.run(['logout'])
    assert.deepInclude(jsonLines(logout.stdout)[0], { profile: 'main', revoked: true })
    const after = await adminRequest('GET', '/identity', { token: profiles.main.token })
    assert.equal(after.status, 401)
    assert.deepEqual(cli.config(), { current: null, profiles: {} })
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('refused there, or given up here: nothing is stored', async ({ assert }) => {
    const [no, stopped] = [portalCli(), portalCli()]
    const refused = no.run(['login'])
    const first = await asking()
    const interrupted = stopped.run(['login', '--no-browser'], { interruptAtOutput: true })
    await asking(first.id)
    const by = { staff: owner, signInId: await signedIn(owner) }
    await refuseCliSignIn(first, by, tester, DateTime.utc())

    const answer = await refused
    assert.deepEqual(Object.keys(jsonLines(answer.stdout)[0].waiting), [
      ...['userCode', 'verificationUrl', 'verificationUrlComplete', 'expiresAt'],
    ])
    assert.deepEqual(
      [answer.status, JSON.parse(answer.stderr).error.code],
      [1, 'cli-sign-in-refused']
    )
    const { status, stderr } = await interrupted
    assert.deepEqual([status, JSON.parse(stderr).error.code], [130, 'interrupted'])
    for (const cli of [no, stopped]) assert.isFalse(existsSync(cli.configFile))
  })

  test('signing out while the server is away forgets the token here, and says that it stays valid', async ({
    assert,
  }) => {
    const cli = portalCli()
    const url = `http://127.0.0.1:${await freePort()}`
    mkdirSync(join(cli.home, 'config', 'client-portal'), { recursive: true })
    const profiles = { away: { url, token: 'portal_x', expiresAt: null } }
    writeFileSync(cli.configFile, JSON.stringify({ current: 'away', profiles }))

    const { status, stdout } = await cli.onTerminal(['logout'], { env: { PORTAL_URL: '' } })
    assert.equal(status, 0)
    assert.match(stdout, /No server answers at .* stays valid until it expires/)
    assert.deepEqual(cli.config(), { current: null, profiles: {} })
  }).skip(withoutTerminal, 'no `script` on this machine')
})
