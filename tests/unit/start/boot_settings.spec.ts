import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import { bootRefusals, type BootSettings } from '#start/boot_checks'

const refusals = (changes: Partial<BootSettings>) =>
  bootRefusals({
    production: true,
    appKey: randomBytes(32).toString('base64url'),
    appUrl: 'https://portal.larkspur.example',
    portalUrl: undefined,
    portalMode: 'live',
    ...changes,
  })

test.group('Settings of who is believed', () => {
  test('ALLOWED_ORIGINS are origins, and everybody is none', ({ assert }) => {
    const fine = 'https://portal.example.com, https://pay.example.com:8443,http://localhost:5173'
    assert.deepEqual(refusals({ allowedOrigins: fine }), [])
    for (const origin of [
      '*',
      'null',
      'https://*.example.com',
      'https://portal.example.com/',
      'https://portal.example.com/portal',
      'portal.example.com',
      'file:///portal',
      'javascript:0',
      'https://a@portal.example.com',
    ]) {
      const [refusal, ...more] = refusals({ allowedOrigins: `https://fine.example,${origin}` })
      assert.isTrue(refusal?.startsWith(`ALLOWED_ORIGINS has ${origin}, which`), origin)
      assert.lengthOf(more, 0)
      assert.lengthOf(refusals({ allowedOrigins: origin, production: false }), 1)
    }
  })

  test('in production they are https, but for this machine', ({ assert }) => {
    const plain = 'http://portal.example.com'
    assert.match(refusals({ allowedOrigins: plain })[0], /plain text/)
    assert.deepEqual(refusals({ allowedOrigins: plain, production: false }), [])
  })

  test('TRUSTED_PROXIES are addresses, and everybody is none', ({ assert }) => {
    assert.deepEqual(refusals({ trustedProxies: '127.0.0.1, 10.0.0.0/8,::1' }), [])
    for (const proxy of ['*', 'true', 'nginx', '0.0.0.0/0', '::/0']) {
      const [refusal] = refusals({ trustedProxies: `127.0.0.1,${proxy}`, production: false })
      assert.isTrue(refusal?.startsWith(`TRUSTED_PROXIES has ${proxy}:`), proxy)
    }
  })

  test('REDIS_URL is the address of a Redis', ({ assert }) => {
    for (const redisUrl of ['redis://127.0.0.1:6379', 'rediss://u:p@redis.example:6380/2']) {
      assert.deepEqual(refusals({ redisUrl }), [])
    }
    for (const redisUrl of ['127.0.0.1:6379', 'http://127.0.0.1', 'redis']) {
      assert.match(refusals({ redisUrl })[0], /^REDIS_URL is no address/)
    }
  })
})
