import { isIPv6 } from 'node:net'

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
