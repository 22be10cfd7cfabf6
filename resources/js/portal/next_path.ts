import { ownPath } from '~shared/own_path'

/** Where to go after signing in, as a path of the router: only the portal's own are followed. */
export const nextPath = (value: unknown): string | null => ownPath(value, '/portal')
