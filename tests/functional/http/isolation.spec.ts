import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { openPortal } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

test.group('What other sites may do with ours', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('no answer is a part of another page, has a handle to it, or tells where one came from', async ({
    assert,
  }) => {
    for (const path of [
      '/',
      '/health',
      '/nothing',
      '/favicon.svg',
      '/assets/missing.js',
      `${API}/bootstrap`,
      `${API}/dashboard`,
      '/api/v1/admin/status',
      `/portal/return/paypal/${'A'.repeat(22)}`,
    ]) {
      const { headers } = await new PortalBrowser().get(path)
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path)
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path)
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path)
      assert.include(headers.get('permissions-policy'), 'camera=()', path)
    }
  })

  test('each answer has a nonce of its own', async ({ assert }) => {
    const nonces = new Set<string>()
    for (let n = 0; n < 20; n++) {
      const { headers } = await new PortalBrowser().get('/health')
      const [, nonce] = /'nonce-([^']+)'/.exec(headers.get('content-security-policy')!)!
      assert.isAtLeast(nonce.length, 16)
      nonces.add(nonce)
    }
    assert.lengthOf([...nonces], 20)
  })

  test('its scripts are its own: no inline script, no eval, no plug-in, no other base', async ({
    assert,
  }) => {
    const { headers } = await new PortalBrowser().get('/nothing')
    const policy = headers.get('content-security-policy')!
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      assert.include(policy, part)
    }
    assert.match(policy, /script-src 'self' 'nonce-[^']+';/)
    assert.notMatch(policy, /unsafe-inline|unsafe-eval|\*|https?:/)
  })
})
