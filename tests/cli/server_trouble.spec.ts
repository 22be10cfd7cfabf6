import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getActiveTestOrFail, test } from '@japa/runner'
import { freePort } from '#tests/support/free_port'
import { portalCli } from '#tests/support/portal_cli'

/** A server that is not the portal, or not well. */
async function strangeServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  getActiveTestOrFail().cleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.group('portal: a server in trouble', () => {
  const CASES: [name: string, code: string, message: RegExp, answer: RequestListener][] = [
    [
      'a web page',
      'wrong-url',
      /not the portal \(HTTP 200, text\/html\)/,
      (_, response) => response.setHeader('content-type', 'text/html').end('<h1>Hello</h1>'),
    ],
    [
      'JSON of something else',
      'wrong-url',
      /not the portal/,
      (_, response) => response.setHeader('content-type', 'application/json').end('{"ok":true}'),
    ],
    [
      'half of a JSON document',
      'connection-lost',
      /broke off/,
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
        response.write('{"data":')
        setTimeout(() => response.destroy(), 50)
      },
    ],
    [
      'a redirect, which is not followed with the token',
      'wrong-url',
      /redirect to https:\/\/elsewhere/,
      (_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
    ],
    [
      "a proxy's error page",
      'server-error',
      /HTTP 502/,
      (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('Bad gateway'),
    ],
    [
      'a server that did not wait for the whole request',
      'too-slow',
      /did not wait/,
      (_, response) => response.writeHead(408, { connection: 'close' }).end(),
    ],
    [
      'a connection that ends at once',
      'connection-lost',
      /broke off/,
      (request) => request.socket.destroy(),
    ],
    [
      'a problem that hides control characters',
      'busy',
      /^Wait .*$/,
      (_, response) =>
        response
          .writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '3' })
          .end(
            JSON.stringify({ type: 'busy', title: 'Busy', status: 503, detail: 'Wait \u001b[2J' })
          ),
    ],
  ]

  for (const [name, code, message, answer] of CASES) {
    test(`${name} gets a clear error`, async ({ assert }) => {
      const url = await strangeServer(answer)
      const cli = portalCli('portal_secret')
      const { status, stdout, stderr } = await cli.run(['status', '--url', url])

      assert.deepEqual([status, stdout], [1, ''])
      assert.equal(JSON.parse(stderr).error.code, code)
      assert.match(JSON.parse(stderr).error.message, message)
      assert.notInclude(stderr, 'portal_secret')
      assert.notInclude(stderr, '\u001b')
    })
  }

  test('nobody at the port, and a name that leads nowhere', async ({ assert }) => {
    const cli = portalCli('portal_x')
    const port = await freePort()
    for (const url of [`http://127.0.0.1:${port}`, 'https://portal.invalid']) {
      const { status, stderr } = await cli.run(['status', '--url', url])
      assert.deepEqual([status, JSON.parse(stderr).error.code], [1, 'server-unreachable'])
    }
  })

  test('a server that dies during an import: what was done is told, then the error', async ({
    assert,
  }) => {
    let calls = 0
    const url = await strangeServer((request, response) => {
      request.resume()
      if (request.method === 'GET') {
        response.setHeader('content-type', 'application/json').end('{"data":[]}')
        return
      }
      if (++calls > 1) return request.socket.destroy()
      response.setHeader('content-type', 'application/json').end(
        JSON.stringify({
          data: {
            outcome: 'imported',
            invoice: { number: '1', due: { amountMinor: 1, currency: 'EUR' } },
            client: { name: 'A' },
          },
        })
      )
    })
    const cli = portalCli('portal_x')
    for (const name of ['1.xml', '2.xml', '3.xml']) writeFileSync(join(cli.home, name), '<a/>')
    const { status, stdout, stderr } = await cli.run(['invoices', 'import', '.', '--url', url])

    assert.equal(status, 1)
    assert.lengthOf(stdout.trim().split('\n'), 1)
    assert.equal(JSON.parse(stderr).error.code, 'connection-lost')
  })

  test('an audit log that breaks off is never left behind as if it were whole', async ({
    assert,
  }) => {
    const cutShort = await strangeServer((_, response) => {
      response.setHeader('content-type', 'application/jsonl').end('{"kind":"event"}\n')
    })
    const brokenOff = await strangeServer((_, response) => {
      response.setHeader('content-type', 'application/jsonl').write('{"kind":"event"}\n')
      setTimeout(() => response.destroy(), 50)
    })
    for (const [url, code] of [
      [cutShort, 'cut-off'],
      [brokenOff, 'connection-lost'],
    ]) {
      const cli = portalCli('portal_x')
      const { status, stderr } = await cli.run(['audit', 'export', '-o', 'a.jsonl', '--url', url])
      assert.deepEqual([status, JSON.parse(stderr).error.code], [1, code])
      assert.notInclude(readdirSync(cli.home).join(), 'a.jsonl')
    }
  })
})
