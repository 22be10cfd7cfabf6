import { BlockList, isIPv4, isIPv6 } from 'node:net'

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * Whom a limit counts an IP address as: an IPv4 address is one, of IPv6 it is the /64, because that
 * much is given to every home and server and one machine may speak from any part of it. What is no
 * address is itself.
 */
export function networkOf(ip: string): string {
  const [address] = ip.split('%')
  const mapped = MAPPED.exec(address)
  if (mapped) return mapped[1]
  if (!isIPv6(address)) return address

  // As URLs spell it: lower case, no leading zeros, "::" for the longest run of them.
  const spelled = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head, tail] = spelled.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** Loopback, link-local and private ones: behind a proxy that is not named everybody has such a one. */
const LOCAL = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  LOCAL.addSubnet(net, bits, 'ipv4')
}
LOCAL.addSubnet('::', 127, 'ipv6')
LOCAL.addSubnet('fc00::', 7, 'ipv6')
LOCAL.addSubnet('fe80::', 10, 'ipv6')

/** Whether two addresses are in one network; null where an address does not tell. */
export function isSameNetwork(one: string | null, other: string): boolean | null {
  if (one === null || !tells(one) || !tells(other)) return null
  return networkOf(one) === networkOf(other)
}

function tells(ip: string): boolean {
  const [spelled] = ip.split('%')
  const address = MAPPED.exec(spelled)?.[1] ?? spelled
  if (isIPv4(address)) return !LOCAL.check(address, 'ipv4')
  return isIPv6(address) && !LOCAL.check(address, 'ipv6')
}
