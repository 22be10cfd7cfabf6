import { createHash, createHmac } from 'node:crypto'

/**
 * A million codes are soon tried: the browser's secret, which is kept elsewhere, goes into the hash,
 * so that what is kept of a code tells nothing of it.
 */
export function codeHash(browser: string, code: string): string {
  return createHmac('sha256', browser).update(code).digest('hex')
}

export function codeBrowserHash(browser: string): string {
  return createHash('sha256').update(`mailed code ${browser}`).digest('hex')
}
