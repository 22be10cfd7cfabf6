import { test } from '@japa/runner'
import { addressFinding, certificateFinding } from '../../../cli/lib/doctor/from_here.js'

const NOW = Date.parse('2026-11-20T12:00:00Z')

test.group('portal doctor, from here', () => {
  test('takes no name that only begins like this machine for it', ({ assert }) => {
    const states = (url: string) => [
      certificateFinding(url, null, NOW).state,
      addressFinding(url, 'https://portal.example.com').state,
    ]
    for (const url of ['http://127.example.com', 'http://127.0.0.1.example.com:8080']) {
      assert.deepEqual(states(url), ['warning', 'warning'], url)
    }
    for (const url of [
      'http://127.0.0.1:3333',
      'http://127.1',
      'http://localhost',
      'http://[::1]',
    ]) {
      assert.deepEqual(states(url), ['ok', 'ok'], url)
    }
  })
})
