import { gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import type { Response } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { settled } from '#tests/support/page_inspection'
import { KESTREL_BAY, signIn } from '#tests/support/portal_people'

/* docs/performance.md: what a first visit loads, sign-in and then the dashboard. */
const BUDGETS = { javascript: 100_000, css: 15_000 }

test.group('The first load', () => {
  test('brings 100 KB of JavaScript and 15 KB of CSS at most, compressed', async ({ assert }) => {
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
      const body = await response.body()
      assert.isAbove(body.length, 0, url)
      sizes[kind] += gzipSync(body).length
    }
    assert.isAbove(sizes.javascript, 20_000, 'the scripts were seen')
    assert.isAbove(sizes.css, 2_000, 'the styles were seen')
    assert.isAtMost(sizes.javascript, BUDGETS.javascript)
    assert.isAtMost(sizes.css, BUDGETS.css)
  })
})
