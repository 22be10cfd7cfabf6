import type { Branding } from '~shared/wire'

/** `hasCookie`: somebody may be signed in here. */
type Shell = { branding: Branding; locale: string; timeZone: string; hasCookie: boolean }

/** What the server wrote into the page, so that the first paint already carries the company's name. */
export function readShell(): Shell {
  return JSON.parse(document.getElementById('shell')!.textContent) as Shell
}
