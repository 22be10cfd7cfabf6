import { readFileSync } from 'node:fs'

/** Put in by the build of the bundle; the sources have none. */
declare const PORTAL_VERSION: string | undefined

/** The version of this CLI, which is that of the portal it belongs to. */
export function version(): string {
  if (typeof PORTAL_VERSION === 'string') return PORTAL_VERSION
  const file = new URL('../../package.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).version
}
