import { test } from '@japa/runner'
import { isSameNetwork, networkOf } from '#middleware/network_of'

test.group('Whom a limit counts an address as', () => {
  test('an IPv4 address is one, however it arrives', ({ assert }) => {
    assert.equal(networkOf('203.0.113.7'), '203.0.113.7')
    assert.equal(networkOf('::ffff:203.0.113.7'), '203.0.113.7')
    assert.equal(networkOf('::FFFF:203.0.113.7'), '203.0.113.7')
  })

  test('an IPv6 address counts with all of its /64', ({ assert }) => {
    for (const ip of [
      '2001:db8:1:2::',
      '2001:db8:1:2::1',
      '2001:db8:1:2:ffff:ffff:ffff:ffff',
      '2001:0DB8:0001:0002:0:0:0:9',
    ]) {
      assert.equal(networkOf(ip), '2001:db8:1:2::/64', ip)
    }
    assert.notEqual(networkOf('2001:db8:1:3::1'), networkOf('2001:db8:1:2::1'))
    assert.equal(networkOf('::1'), '0:0:0:0::/64')
    assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
    assert.equal(networkOf('2001:db8::5:6:7:8'), '2001:db8:0:0::/64')
  })

  test('what is no address is itself', ({ assert }) => {
    for (const text of ['', 'unknown', '1.2.3', ':::', '[::1]']) {
      assert.equal(networkOf(text), text)
    }
  })

  test('two are in one network, or not; one that everybody may have tells nothing', ({
    assert,
  }) => {
    assert.isTrue(isSameNetwork('203.0.113.7', '::ffff:203.0.113.7'))
    assert.isTrue(isSameNetwork('2001:db8:1:2::9', '2001:db8:1:2::1'))
    assert.isFalse(isSameNetwork('203.0.113.7', '203.0.113.8'))
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1']
    for (const ip of [null, ...local, 'fd00::1', 'fe80::1%eth0', 'nothing']) {
      assert.isNull(isSameNetwork(ip, ip ?? '203.0.113.7'), String(ip))
    }
  })
})
