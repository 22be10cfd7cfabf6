import { ownPath } from '~shared/own_path'

/** Where to go after signing in, as a path of the router: only these pages' own are followed. */
export const nextPath = (value: unknown): string | null => ownPath(value, '/admin')
