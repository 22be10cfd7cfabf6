import { spawn } from 'node:child_process'

/**
 * Opens an address in the person's browser. Answers whether a program was found that says it does.
 * No shell takes part, and only addresses of the web are opened: the address comes from a server.
 */
export function openBrowser(address: string): Promise<boolean> {
  const opener = openerHere()
  const url = URL.canParse(address) ? new URL(address) : null
  if (!opener || !url || !/^https?:$/.test(url.protocol)) return Promise.resolve(false)

  const [program, ...args] = opener
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url.href], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

/** Null where there is no screen of the person's: on a server, or through SSH. */
function openerHere(): [string, ...string[]] | null {
  if (process.env.SSH_CONNECTION || process.env.SSH_TTY) return null
  if (process.platform === 'darwin') return ['open']
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  const hasScreen =
    process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.env.WSL_DISTRO_NAME
  return hasScreen ? ['xdg-open'] : null
}
