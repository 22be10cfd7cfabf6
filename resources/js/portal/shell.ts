import type { Branding } from '~shared/wire'

/** `address` is the host that the company's portal is reached at, as configured. */
type Shell = { branding: Branding; locale: string; address: string }

/** What the server wrote into the page, so that the first paint already carries the company's name. */
export function readShell(): Shell | null {
  const text = document.getElementById('shell')?.textContent
  return text ? (JSON.parse(text) as Shell) : null
}
