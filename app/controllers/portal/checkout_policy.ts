/**
 * Headers of the checkout page: only here may a gateway's hosts run script, be framed and be asked.
 * Its script writes styles of its own, so those are not bound to the nonce.
 */
export function checkoutPolicy(nonce: string, hosts: string[]): Record<string, string> {
  const gateway = hosts.join(' ')
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' ${gateway}`,
    `style-src 'self' 'unsafe-inline' ${gateway}`,
    `font-src 'self' ${gateway}`,
    `img-src 'self' data: ${gateway}`,
    `connect-src 'self' ${gateway}`,
    `frame-src ${gateway}`,
    `form-action 'self' ${gateway}`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
  ]
  return {
    'content-security-policy': policy.join('; '),
    // Banks open pop-ups, which tell their opener how it went.
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=31536000',
    'cache-control': 'no-store',
  }
}
