import { get, type IncomingMessage } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import type { Response } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { settled } from '#tests/support/page_inspection'
import { KESTREL_BAY, signIn } from '#tests/support/portal_people'

/* docs/performance.md: what a first visit loads, sign-in and then the dashboard. */
const BUDGETS = { javascript: 100_000, css: 15_000 }

test.group('The first load', () => {
  test('brings 100 KB of JavaScript and 15 KB of CSS at most over the wire', async ({ assert }) => {
    const server = await demoServer()
    const page = await (await openContext()).newPage()
    const answers = new Map<string, Response>()
    page.on('response', (response) => answers.set(response.url(), response))
    await signIn(page, server, KESTREL_BAY)
    await page.getByText('LS-', { exact: false }).first().waitFor()
    await settled(page)

    const sizes = { javascript: 0, css: 0 }
    for (const [url, response] of answers) {
      const type = response.headers()['content-type'] ?? ''
      const kind = /javascript/.test(type) ? 'javascript' : /css/.test(type) ? 'css' : null
      if (!kind) continue
      const { responseBodySize } = await response.request().sizes()
      assert.isAbove(responseBodySize, 0, url)
      sizes[kind] += responseBodySize
    }
    assert.isAbove(sizes.javascript, 20_000, 'the scripts were seen')
    assert.isAbove(sizes.css, 2_000, 'the styles were seen')
    assert.isAtMost(sizes.javascript, BUDGETS.javascript)
    assert.isAtMost(sizes.css, BUDGETS.css)
  })

  test('a browser gets an asset compressed, and the very bytes of the file', async ({ assert }) => {
    const { url } = await demoServer()
    for (const asset of await entryFiles()) {
      const plain = await readFile(join('build/public', asset))
      const cases = [
        { accept: 'gzip, deflate, br, zstd', coding: 'br', read: brotliDecompressSync },
        { accept: 'br;q=0, gzip', coding: 'gzip', read: gunzipSync },
        { accept: 'identity', coding: undefined, read: (bytes: Buffer) => bytes },
      ]
      const type = asset.endsWith('.css') ? /^text\/css/ : /^text\/javascript/
      for (const { accept, coding, read } of cases) {
        const { headers, body } = await ask(`${url}${asset}`, accept)
        assert.equal(headers['content-encoding'], coding, `${asset} for ${accept}`)
        assert.equal(headers.vary?.toLowerCase(), 'accept-encoding')
        assert.match(headers['content-type'] ?? '', type)
        assert.match(headers['cache-control'] ?? '', /immutable/)
        assert.isTrue(read(body).equals(plain), `${asset} for ${accept}`)
      }
    }
  })
})

/** The addresses of the script and the styles that every page begins with. */
async function entryFiles(): Promise<string[]> {
  const text = await readFile('build/public/assets/.vite/manifest.json', 'utf8')
  const chunks = Object.values(
    JSON.parse(text) as Record<string, { file: string; css?: string[]; isEntry?: boolean }>
  )
  const entries = chunks.filter((chunk) => chunk.isEntry)
  return entries.flatMap(({ file, css }) => [file, ...(css ?? [])]).map((file) => `/assets/${file}`)
}

/** Unlike fetch, leaves the body as it came. */
async function ask(url: string, acceptEncoding: string) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': acceptEncoding } }, resolve).on('error', reject)
  })
  return { headers: response.headers, body: await buffer(response) }
}
