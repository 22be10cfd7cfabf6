/**
 * One key per attempt, kept until its outcome is known: pressing again after a cut connection replays
 * the same attempt instead of making a second one. Lives as long as the page, is never stored.
 */
const keys = new Map<string, string>()

export function keyFor(attempt: string): string {
  const known = keys.get(attempt)
  if (known) return known
  const made = crypto.randomUUID()
  keys.set(attempt, made)
  return made
}

export function forgetKey(attempt: string): void {
  keys.delete(attempt)
}
