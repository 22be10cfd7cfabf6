// The certificate library's dependency injection wants this before it is loaded.
import 'reflect-metadata'
import { KeyObject, webcrypto } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer as plainServer, type RequestListener } from 'node:http'
import { createServer as tlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { getActiveTestOrFail, test } from '@japa/runner'
import { Duration } from 'luxon'
import { truncate } from '#tests/support/database'
import { freePort } from '#tests/support/free_port'
import { jsonLines, portalCli, withoutTerminal } from '#tests/support/portal_cli'
import { openPortal } from '#tests/support/portal_world'
import { staffToken } from '#tests/support/staff_api'

const DAY = 86_400_000
const HOSTILE = 'Look \u001b[2J here\u202e'

/** A portal of another time and other words; over TLS when it is given a key and a certificate. */
async function strangePortal(
  clock: number,
  tls?: { key: string; cert: string }
): Promise<{ port: number }> {
  const answer: RequestListener = (request, response) => {
    const check = { name: 'mail_server', code: 'x', details: {} }
    const data = request.url?.endsWith('/diagnosis')
      ? {
          serverTime: new Date(Date.now() + clock).toISOString(),
          checks: [{ ...check, state: 'failed', message: HOSTILE, advice: HOSTILE }],
        }
      : { token: { name: 'x', expiresAt: new Date(Date.now() + 3.5 * DAY).toISOString() } }
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
  }
  const server = tls ? tlsServer(tls, answer) : plainServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  getActiveTestOrFail().cleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port }
}

/** A certificate of "localhost" that vouches for itself. */
async function certificate(days: number): Promise<{ key: string; cert: string }> {
  x509.cryptoProvider.set(webcrypto as Crypto)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=localhost',
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + (days + 0.5) * DAY),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true),
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }]),
    ],
  })
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' })
  return { key: String(key), cert: made.toString('pem') }
}

const states = (stdout: string) =>
  Object.fromEntries(jsonLines(stdout).map(({ name, state }) => [name, state]))

test.group('portal doctor', (group) => {
  group.each.setup(() => truncate())

  test('tells of the way to the server, and what the server tells of itself', async ({
    assert,
  }) => {
    await openPortal()
    const { stdout, status } = await portalCli(await staffToken('viewer')).run(['doctor'])
    const lines = jsonLines(stdout)
    assert.containsSubset(states(stdout), {
      ...{ 'tls': 'ok', 'server': 'ok', 'token': 'warning', 'clock here': 'ok' },
      ...{ address: 'ok', portal: 'ok', database: 'ok', migrations: 'ok' },
    })
    for (const { state, advice } of lines) assert.equal(advice === null, state === 'ok')
    assert.equal(status, lines.some(({ state }) => state === 'failed') ? 1 : 0)
  })

  test('an expired token, nobody at the port: told with what to do, and status 1', async ({
    assert,
  }) => {
    const token = await staffToken('viewer', { lifetime: Duration.fromObject({ seconds: -1 }) })
    const expired = await portalCli(token).run(['doctor'])
    const [, found] = jsonLines(expired.stdout)
    assert.deepInclude(found, { name: 'token', state: 'failed' })
    assert.match(found.advice, /portal login/)
    assert.equal(expired.status, 1)

    const nobody = await portalCli('portal_x').run([
      ...['doctor', '--url', `http://127.0.0.1:${await freePort()}`],
    ])
    assert.deepEqual([nobody.status, states(nobody.stdout).server], [1, 'failed'])
  })

  test('a clock that is wrong and words that would move the terminal', async ({ assert }) => {
    const { port } = await strangePortal(-7_200_000)
    const { status, stdout } = await portalCli('portal_x').onTerminal(
      ['doctor', '--url', `http://127.0.0.1:${port}`],
      { env: { NO_COLOR: '1' } }
    )
    assert.equal(status, 1)
    assert.match(stdout, /! clock here +Its clock is 7,(199|200|201) s behind the one here\./)
    assert.match(stdout, /! token +Your token ends in 3 days\./)
    assert.include(stdout, '✗ mail server  Look')
    assert.include(stdout, '1 failed, 2 warnings.')
    for (const unsafe of ['\u001b', '\u202e']) assert.notInclude(stdout, unsafe)
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('a certificate that ends soon, and one that nobody vouches for', async ({ assert }) => {
    const made = await certificate(10)
    const { port } = await strangePortal(0, made)
    const cli = portalCli('portal_x')
    writeFileSync(join(cli.home, 'ca.pem'), made.cert)
    const args = ['doctor', '--url', `https://localhost:${port}`]

    const trusted = await cli.run(args, { env: { NODE_EXTRA_CA_CERTS: join(cli.home, 'ca.pem') } })
    const [soon] = jsonLines(trusted.stdout)
    assert.deepInclude(soon, { name: 'tls', state: 'warning' })
    assert.equal(soon.message, 'The certificate is good for 10 days.')
    assert.equal(states(trusted.stdout).server, 'ok')

    const unknown = await cli.run(args)
    assert.containsSubset(states(unknown.stdout), { tls: 'failed', server: 'failed' })
    assert.match(jsonLines(unknown.stdout)[0].advice, /NODE_EXTRA_CA_CERTS/)
  })
})
