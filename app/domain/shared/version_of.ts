import { createHash } from 'node:crypto'
import { canonicalJson } from '#domain/shared/canonical_json'

/**
 * What names a state of something that people edit: equal states have equal versions, so that an edit
 * can say which one it was made of.
 */
export function versionOf(state: unknown): string {
  return createHash('sha256').update(canonicalJson(state)).digest('base64url').slice(0, 22)
}
