import { setTimeout as pause } from 'node:timers/promises'
import type { ProductionServer } from '#tests/support/production_server'

const PATIENCE_MS = 60_000

/** The link below `path` of a mail to that address that was not there before `ask`. */
export async function nextLink(
  { sandbox }: ProductionServer,
  to: string,
  path: string,
  ask: () => Promise<unknown>
): Promise<string> {
  const links = () =>
    sandbox.control.inbox
      .list({ to })
      .flatMap((mail) => mail.links)
      .filter((link) => link.includes(path))
  const known = new Set(links())
  await ask()
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const found = links().find((link) => !known.has(link))
    if (found) return found
    await pause(200)
  }
  throw new Error(`No mail to ${to} with a new ${path}`)
}
