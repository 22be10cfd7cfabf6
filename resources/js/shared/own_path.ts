/**
 * Where to go after signing in, as a path of the router whose pages are below `base`. Only its own
 * paths are followed: `//other.host`, a scheme or a backslash trick resolves to another origin and is
 * dropped.
 */
export function ownPath(value: unknown, base: string): string | null {
  if (typeof value !== 'string' || !value.startsWith('/')) return null
  const url = new URL(value, window.location.origin)
  if (url.origin !== window.location.origin) return null
  const { pathname } = url
  const isBelow = pathname === base || pathname.startsWith(`${base}/`)
  const path = (isBelow ? pathname.slice(base.length) : pathname) || '/'
  if (path.startsWith('//') || path === '/login') return null
  return path + url.search + url.hash
}
