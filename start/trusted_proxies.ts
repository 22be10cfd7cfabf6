import { BlockList, isIP } from 'node:net'

/** The whole internet: believing it lets everybody say who they are. */
const EVERYBODY = 0

/**
 * What TRUSTED_PROXIES lists: addresses and networks such as 10.0.0.0/8, separated by commas.
 * `wrong` are those that are neither, or that are everybody.
 */
export function readProxies(text: string | undefined): { proxies: BlockList; wrong: string[] } {
  const proxies = new BlockList()
  const wrong: string[] = []
  for (const entry of (text ?? '').split(',').map((part) => part.trim())) {
    if (entry !== '' && !add(proxies, entry)) wrong.push(entry)
  }
  return { proxies, wrong }
}

/** Whether `address`, as a socket gives it, is one of them; ::ffff:10.0.0.4 is 10.0.0.4. */
export function isTrusted(proxies: BlockList, address: string | undefined): boolean {
  const family = isIP(address ?? '')
  return family !== 0 && proxies.check(address ?? '', family === 6 ? 'ipv6' : 'ipv4')
}

function add(proxies: BlockList, entry: string): boolean {
  const [address, bits, ...more] = entry.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false

  const type = family === 6 ? 'ipv6' : 'ipv4'
  if (bits === undefined) {
    proxies.addAddress(address, type)
    return true
  }
  const prefix = /^\d{1,3}$/.test(bits) ? Number(bits) : EVERYBODY
  if (prefix === EVERYBODY || prefix > (family === 6 ? 128 : 32)) return false
  proxies.addSubnet(address, prefix, type)
  return true
}
