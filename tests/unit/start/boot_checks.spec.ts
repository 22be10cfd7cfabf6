import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseEnv } from 'node:util'
import { test } from '@japa/runner'
import { bootRefusals, type BootSettings } from '#start/boot_checks'

const settings = (changes: Partial<BootSettings> = {}): BootSettings => ({
  production: true,
  appKey: randomBytes(32).toString('base64url'),
  appUrl: 'https://portal.larkspur.example',
  portalUrl: undefined,
  portalMode: 'live',
  ...changes,
})

test.group('Settings that a production server refuses', () => {
  test('random keys are fine, in every common spelling', ({ assert }) => {
    for (let times = 0; times < 200; times++) {
      for (const form of ['base64url', 'base64', 'hex'] as const) {
        const appKey = randomBytes(32).toString(form)
        assert.deepEqual(bootRefusals(settings({ appKey })), [], appKey)
      }
    }
  })

  test('a key that is short, published or a sample is refused with the remedy', async ({
    assert,
  }) => {
    const tests = parseEnv(await readFile('.env.test', 'utf8'))
    for (const appKey of [
      '',
      'short',
      'x'.repeat(31),
      'x'.repeat(40),
      tests.APP_KEY!,
      'building-signs-nothing-with-this-key',
      'generating-code-signs-nothing-at-all',
      'change-me-change-me-change-me-change-me',
      'CHANGE_ME_to_something_long_and_random!',
      'please-changeme-before-you-go-to-production',
      'your-secret-key-goes-here-with-32-bytes',
      '0123456789abcdef0123456789abcdef',
    ]) {
      const refusals = bootRefusals(settings({ appKey }))
      assert.lengthOf(refusals, 1, appKey)
      assert.match(refusals[0], /^APP_KEY .*Make one: node -p/)
      assert.notInclude(refusals[0], '\n')
    }
  })

  test('plain http is for loopback alone', ({ assert }) => {
    for (const appUrl of [
      undefined,
      'http://localhost:3333',
      'http://127.0.0.1',
      'http://[::1]:3333',
      'https://portal.larkspur.example',
    ]) {
      assert.deepEqual(bootRefusals(settings({ appUrl })), [])
    }
    for (const url of [
      'http://portal.larkspur.example',
      'http://localhost.larkspur.example',
      'http://10.0.0.4:3333',
    ]) {
      const [refusal, ...more] = bootRefusals(settings({ appUrl: url }))
      assert.isTrue(refusal.startsWith(`APP_URL is ${url}`))
      assert.lengthOf(more, 0)
      const [page] = bootRefusals(settings({ portalUrl: url }))
      assert.isTrue(page.startsWith(`FRONTEND_PORTAL_URL is ${url}`))
    }
  })

  test('a demo stays on its machine, in production or not', ({ assert }) => {
    for (const production of [true, false]) {
      const [refusal] = bootRefusals(settings({ production, portalMode: 'demo' }))
      assert.match(refusal, /^PORTAL_MODE=demo .*APP_URL/)
      const appUrl = 'http://localhost:3333'
      assert.deepEqual(bootRefusals(settings({ production, portalMode: 'demo', appUrl })), [])
    }
  })

  test('development and tests may use any key and address', ({ assert }) => {
    const loose = { appKey: 'short', appUrl: 'http://devbox.example', production: false }
    assert.deepEqual(bootRefusals(settings(loose)), [])
  })

  test('the server says so in one line for each and does not start', ({ assert }) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=DEP0205', '--import=@poppinss/ts-exec', 'bin/server.ts'],
      {
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          APP_KEY: 'short',
          APP_URL: 'http://portal.larkspur.example',
        },
      }
    )
    assert.equal(status, 1)
    const lines = stderr.trim().split('\n')
    assert.lengthOf(lines, 2, stderr)
    assert.match(lines[0], /^APP_KEY is shorter/)
    assert.match(lines[1], /^APP_URL is http:/)
  }).timeout(60_000)
})
