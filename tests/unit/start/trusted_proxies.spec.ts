import { test } from '@japa/runner'
import { isTrusted, readProxies } from '#start/trusted_proxies'

test.group('TRUSTED_PROXIES', () => {
  test('without it nobody is believed', ({ assert }) => {
    for (const text of [undefined, '', ' , ']) {
      const { proxies, wrong } = readProxies(text)
      assert.deepEqual(wrong, [])
      for (const address of ['127.0.0.1', '::1', '10.0.0.4', '', undefined]) {
        assert.isFalse(isTrusted(proxies, address))
      }
    }
  })

  test('an address is believed however the socket spells it, and no other', ({ assert }) => {
    const { proxies } = readProxies('127.0.0.1, 2001:db8::7')
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '2001:db8::7', '2001:DB8:0::7']) {
      assert.isTrue(isTrusted(proxies, address), address)
    }
    for (const address of ['127.0.0.2', '::1', '2001:db8::8', 'localhost']) {
      assert.isFalse(isTrusted(proxies, address), address)
    }
  })

  test('a network is all of it and nothing beside it', ({ assert }) => {
    const { proxies } = readProxies('10.1.0.0/16,fd00::/8')
    assert.isTrue(isTrusted(proxies, '10.1.255.255'))
    assert.isTrue(isTrusted(proxies, 'fd12::1'))
    assert.isFalse(isTrusted(proxies, '10.2.0.0'))
    assert.isFalse(isTrusted(proxies, 'fe80::1'))
  })

  test('what is no address, or everybody, is told', ({ assert }) => {
    const entries = [
      '*',
      'true',
      'loopback',
      'proxy.example',
      '10.0.0.0/0',
      '::/0',
      '10.0.0.0/33',
      '10.0.0.0/8/8',
      '10.0.0.0/',
      '1.2.3',
    ]
    assert.deepEqual(readProxies(entries.join(',')).wrong, entries)
  })
})
