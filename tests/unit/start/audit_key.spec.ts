import { generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { readAuditKey } from '#start/audit_key'
import { bootRefusals, type BootSettings } from '#start/boot_checks'

const settings: BootSettings = {
  production: false,
  appKey: 'test-only-key-0123456789abcdefghij',
  appUrl: undefined,
  portalUrl: undefined,
  portalMode: 'live',
}

const pkcs8 = (type: 'ed25519' | 'x25519') =>
  (type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')).privateKey
    .export({ format: 'der', type: 'pkcs8' })
    .toString('base64')

test.group('AUDIT_KEY', () => {
  test('is an Ed25519 private key, or absent', ({ assert }) => {
    const auditKey = pkcs8('ed25519')
    assert.deepEqual(bootRefusals({ ...settings, auditKey }), [])
    assert.deepEqual(bootRefusals({ ...settings, auditKey: undefined }), [])
    assert.equal(readAuditKey(auditKey)?.type, 'private')
  })

  test('anything else stops the start, with the remedy, and is not repeated', ({ assert }) => {
    const { publicKey } = generateKeyPairSync('ed25519')
    for (const auditKey of [
      'not-a-key',
      pkcs8('x25519'),
      publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      pkcs8('ed25519').slice(0, -12),
    ]) {
      const [refusal, ...more] = bootRefusals({ ...settings, auditKey })
      assert.match(refusal, /^AUDIT_KEY is no Ed25519 private key.*Make one: node -p/)
      assert.notInclude(refusal, auditKey)
      assert.lengthOf(more, 0)
    }
  })

  test('is made by the line that .env.example gives', async ({ assert }) => {
    const example = await readFile('.env.example', 'utf8')
    const refusal = bootRefusals({ ...settings, auditKey: 'x' })[0]
    const code = /node -p "(.+)"$/.exec(refusal)![1]
    assert.include(example, code)
  })
})
