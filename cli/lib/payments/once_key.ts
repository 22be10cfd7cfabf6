import { createHash, randomUUID } from 'node:crypto'

/**
 * The Idempotency-Key of a command that moves money. The same command again has the same key, so
 * that a rerun after a lost connection does nothing twice; `again` makes one that was never used.
 */
export function onceKey(what: string, content: unknown, again: boolean | undefined): string {
  if (again) return `cli-${randomUUID()}`
  const hash = createHash('sha256')
    .update(JSON.stringify([what, content]))
    .digest('base64url')
  return `cli-${hash}`
}
