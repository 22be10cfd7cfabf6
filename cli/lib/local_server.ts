import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serverUrl } from './server_url.ts'
import { isRecord, readJson, unreadable } from './settings_file.ts'

const LOCAL_FILE = join('storage', 'cli.json')

export type LocalServer = { url: string; token: string; from: string }

/**
 * What the server's set-up left for staff on the same machine: upwards from the current folder,
 * then beside the CLI itself. Only a file that nobody else can write or read is believed.
 */
export function readLocal(): LocalServer | null {
  const file = localFiles().find((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
  if (!file) return null
  assertPrivate(file)

  const found = readJson(file)
  if (found === null) return null
  if (isRecord(found) && typeof found.url === 'string' && typeof found.token === 'string') {
    return { url: serverUrl(found.url), token: found.token, from: file }
  }
  throw unreadable(file, 'it does not hold a server and a token')
}

function localFiles(): string[] {
  const files = process.env.DATA_DIR ? [join(resolve(process.env.DATA_DIR), 'cli.json')] : []
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    files.push(join(folder, LOCAL_FILE))
    if (folder === dirname(folder)) break
  }
  files.push(fileURLToPath(new URL(`../../${LOCAL_FILE}`, import.meta.url)))
  return files
}

function assertPrivate(file: string): void {
  if (process.platform === 'win32') return
  const { uid, mode } = statSync(file)
  const mine = uid === process.getuid?.() || uid === 0
  if (mine && (mode & 0o077) === 0) return
  throw unreadable(file, 'others can read or change it; it must be yours alone (chmod 600)')
}
