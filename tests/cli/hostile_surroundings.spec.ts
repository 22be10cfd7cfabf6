import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getActiveTestOrFail, test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { jsonLines, portalCli, withoutTerminal, type PortalCli } from '#tests/support/portal_cli'
import { serverUrl, staffToken } from '#tests/support/staff_api'

/** A folder that somebody sent, with a file in it as the server's set-up leaves one. */
function folderNaming(cli: PortalCli, url: string, token: string): string {
  const folder = join(cli.home, 'unpacked')
  mkdirSync(join(folder, 'storage'), { recursive: true })
  writeFileSync(join(folder, 'storage', 'cli.json'), JSON.stringify({ url, token }), {
    mode: 0o600,
  })
  return folder
}

async function serving(answer: RequestListener): Promise<number> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  getActiveTestOrFail().cleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

test.group('portal: a folder that somebody prepared', (group) => {
  group.each.setup(() => truncate())

  test('leads no token to a server elsewhere', async ({ assert }) => {
    const cli = portalCli()
    const cwd = folderNaming(cli, 'https://portal.invalid', 'portal_theirs')
    const own = { PORTAL_URL: '', DATA_DIR: join(cli.home, 'none') }
    const runs = await Promise.all([
      cli.run(['whoami'], { cwd, env: { ...own, PORTAL_TOKEN: 'portal_mine' } }),
      cli.run(['whoami'], { cwd, env: own }),
      cli.run(['login', '--token', 'portal_mine'], { cwd, env: own }),
    ])
    for (const { status, stderr } of runs) {
      assert.notEqual(status, 0)
      assert.notInclude(stderr, 'portal.invalid')
    }
  })

  test('may name one on this machine, with its own token; no other one goes there', async ({
    assert,
  }) => {
    const cli = portalCli()
    const token = await staffToken('manager')
    const heard: unknown[] = []
    const port = await serving(({ headers }, response) => {
      heard.push(headers.authorization)
      response.writeHead(500).end()
    })
    const cwd = folderNaming(cli, `http://127.0.0.1:${port}`, 'portal_theirs')
    const env = { PORTAL_URL: '', DATA_DIR: join(cli.home, 'none') }
    await cli.run(['whoami'], { cwd, env })
    assert.deepEqual(heard, ['Bearer portal_theirs'])
    await cli.run(['whoami'], { cwd, env: { ...env, PORTAL_TOKEN: token } })
    await cli.run(['login', '--token', token], { cwd, env })
    assert.lengthOf(heard, 1)

    // A folder that somebody named is theirs.
    const DATA_DIR = join(folderNaming(cli, serverUrl(), 'portal_older'), 'storage')
    const named = await cli.run(['whoami'], {
      env: { PORTAL_URL: '', DATA_DIR, PORTAL_TOKEN: token },
    })
    assert.deepInclude(jsonLines(named.stdout)[0], { url: serverUrl(), role: 'manager' })
  })

  test('has links in the way: what they lead to stays as it was', async ({ assert }) => {
    const cli = portalCli(await staffToken('owner'))
    const victim = join(cli.home, 'victim')
    writeFileSync(victim, 'mine')
    const file = join(cli.home, 'log.jsonl')
    for (const link of [file, `${file}.part`]) symlinkSync(victim, link)

    const { status } = await cli.run(['audit', 'export', '-o', file])
    assert.equal(status, 0)
    assert.equal(readFileSync(victim, 'utf8'), 'mine')
    const { mode } = lstatSync(file)
    assert.deepEqual([lstatSync(file).isFile(), mode & 0o777], [true, 0o600])
    assert.deepEqual(
      readdirSync(cli.home).filter((name) => name.endsWith('.part')),
      ['log.jsonl.part']
    )
  })
})

test.group('portal: a server that means harm', () => {
  test('chooses no place for what failed, and writes through no link', async ({ assert }) => {
    const id = 'A'.repeat(22)
    let told = id
    const port = await serving((request, response) => {
      const job = {
        ...{ id: told, kind: 'import_clients', state: 'done', counts: { refused: 1 } },
        ...{ total: 1, done: 1, dryRun: false, atomic: false, summary: null, problem: null },
      }
      const row = { line: 2, outcome: 'refused', column: null, code: 'x', message: 'x' }
      const rows = { data: [{ ...row, ref: null, name: null }], page: { prev: null, next: null } }
      const body = request.url?.includes('/rows') ? rows : { data: job }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    })
    const cli = portalCli('portal_x')
    const cwd = join(cli.home, 'deep')
    mkdirSync(cwd)
    const victim = join(cli.home, 'victim')
    writeFileSync(victim, '')
    symlinkSync(victim, join(cwd, `failed-${id}.csv`))
    symlinkSync(victim, join(cwd, 'failed-..'))
    const follow = ['jobs', 'follow', id, '--url', `http://127.0.0.1:${port}`]
    for (told of [id, '../../escaped', 'x/../../escaped']) {
      const { status, stderr } = await cli.run(follow, { cwd })
      assert.deepEqual([status, stderr], [3, ''])
    }
    assert.equal(readFileSync(victim, 'utf8'), '')
    assert.sameMembers(readdirSync(cwd), [`failed-${id}.csv`, 'failed-..'])
    assert.notInclude(readdirSync(cli.home).join(), 'escaped')
  })

  const identity = {
    ...{ name: 'Sam', email: 'sam@company.example', role: 'own\u001b[2Jer' },
    ...{ scopes: ['read\u001b]0;x\u0007'], token: null },
  }

  test('moves no terminal by a role, a scope or the HTML of a mail', async ({ assert }) => {
    const mail = { preview: { html: '<p>\u001b[2J\u009bHello</p>', text: '', subject: '' } }
    const port = await serving((request, response) => {
      const data = request.url?.includes('/mails/') ? mail : identity
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
    })
    const cli = portalCli('portal_x')
    const at = ['--url', `http://127.0.0.1:${port}`]
    const env = { NO_COLOR: '1' }
    const shown = [
      await cli.onTerminal(['whoami', ...at], { env }),
      await cli.onTerminal(['login', '--token', 'portal_x', ...at], { env }),
      await cli.onTerminal(['mails', 'show', 'x', '--html', ...at], { env }),
    ]
    for (const { status, stdout } of shown) {
      assert.equal(status, 0, stdout)
      for (const unsafe of ['\u001b', '\u0007', '\u009b']) assert.notInclude(stdout, unsafe)
    }
    const piped = await cli.run(['mails', 'show', 'x', '--html', ...at])
    assert.equal(piped.stdout, mail.preview.html)
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('sends nobody to a page elsewhere without a word, and opens none', async ({ assert }) => {
    const answer = {
      ...{ deviceCode: 'd', userCode: 'ABCD-EFGH', intervalSeconds: 1 },
      verificationUrl: 'https://elsewhere.example/cli',
      verificationUrlComplete: 'https://elsewhere.example/cli?code=ABCD-EFGH',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    }
    const port = await serving((request, response) => {
      const isToken = request.url?.endsWith('/token')
      const body = isToken ? { type: 'cli-sign-in-refused', title: 'x', status: 409 } : null
      response
        .writeHead(isToken ? 409 : 201, {
          'content-type': isToken ? 'application/problem+json' : 'application/json',
        })
        .end(JSON.stringify(body ?? { data: answer }))
    })
    const cli = portalCli()
    const opened = join(cli.home, 'opened')
    mkdirSync(join(cli.home, 'bin'))
    writeFileSync(join(cli.home, 'bin', 'xdg-open'), `#!/bin/sh\ntouch '${opened}'\n`, {
      mode: 0o755,
    })
    const PATH = `${join(cli.home, 'bin')}:${process.env.PATH}`
    const env = { NO_COLOR: '1', DISPLAY: ':9', PORTAL_ALLOW_HTTP: '1', PATH }
    // Not called loopback, and still this machine.
    const login = ['login', '--url', `http://0.0.0.0:${port}`]
    const { stdout } = await cli.onTerminal(login, { env })
    assert.include(stdout, 'Approve it at https://elsewhere.example/cli?code=ABCD-EFGH')
    assert.include(stdout, 'not of the server you named')
    assert.notInclude(readdirSync(cli.home), 'opened')
  }).skip(withoutTerminal, 'no `script` on this machine')
})
