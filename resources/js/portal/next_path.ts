/**
 * Where to go after signing in, as a path of the router. Only this portal's own paths are followed:
 * `//other.host`, a scheme or a backslash trick resolves to another origin and is dropped.
 */
export function nextPath(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/')) return null
  const url = new URL(value, window.location.origin)
  if (url.origin !== window.location.origin) return null
  const path = url.pathname.replace(/^\/portal(?=\/|$)/, '') || '/'
  if (path.startsWith('//') || path === '/login') return null
  return path + url.search + url.hash
}
