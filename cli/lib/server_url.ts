import { EXIT, Failure } from './failure.ts'

/**
 * Checks and normalises a server's address. A token never travels in the clear: http is for
 * loopback, or for a network that somebody vouches for with PORTAL_ALLOW_HTTP=1.
 */
export function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) {
    throw new Failure('invalid-url', `"${text}" is not the address of a server.`, {
      exitStatus: EXIT.usage,
      hint: 'An address looks like https://portal.example.com',
    })
  }
  if (url.protocol === 'http:' && !isLoopback(text) && process.env.PORTAL_ALLOW_HTTP !== '1') {
    throw new Failure('insecure-url', `${url.origin} would carry your token unencrypted.`, {
      exitStatus: EXIT.usage,
      hint: 'Use https, or set PORTAL_ALLOW_HTTP=1 if you trust the network in between.',
    })
  }
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** Whether a URL leads to this machine itself. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)
}
