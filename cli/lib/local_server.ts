import { realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isLoopback, serverUrl } from './server_url.ts'
import { isRecord, readJson, unreadable } from './settings_file.ts'

const LOCAL_FILE = join('storage', 'cli.json')

/** Beside the CLI itself: whoever put it there put the CLI there too. */
const BESIDE_US = fileURLToPath(new URL(`../../${LOCAL_FILE}`, import.meta.url))

/** `isAnybodys`: in a folder that anybody may have made. */
type LocalFile = { file: string; isAnybodys: boolean }

export type LocalServer = { url: string; token: string; from: string }

/**
 * What the server's set-up left for staff on the same machine: upwards from the current folder,
 * then beside the CLI itself. Only a file that nobody else can write or read is believed; and a
 * folder that somebody unpacked may hold one, so that what was found by looking upwards may name a
 * server on this machine alone. No token ever goes where another one of them leads.
 */
export function readLocal(): LocalServer | null {
  return firstOf(localFiles())
}

/**
 * The same, but for what was found by looking upwards: whoever made that folder may listen on a port
 * of this machine, and a token of one's own is nothing for them.
 */
export function readTrustedLocal(): LocalServer | null {
  return firstOf(localFiles().filter(({ isAnybodys }) => !isAnybodys))
}

function firstOf(files: LocalFile[]): LocalServer | null {
  for (const { file, isAnybodys } of files) {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue
    const found = readFrom(file)
    if (!found || !isAnybodys || isLoopback(found.url)) return found
    if (realpathSync(file) === BESIDE_US) return found
  }
  return null
}

function readFrom(file: string): LocalServer | null {
  assertPrivate(file)
  const found = readJson(file)
  if (found === null) return null
  if (isRecord(found) && typeof found.url === 'string' && typeof found.token === 'string') {
    return { url: serverUrl(found.url), token: found.token, from: file }
  }
  throw unreadable(file, 'it does not hold a server and a token')
}

function localFiles(): LocalFile[] {
  const { DATA_DIR } = process.env
  const files = DATA_DIR ? [{ file: join(resolve(DATA_DIR), 'cli.json'), isAnybodys: false }] : []
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    files.push({ file: join(folder, LOCAL_FILE), isAnybodys: true })
    if (folder === dirname(folder)) break
  }
  files.push({ file: BESIDE_US, isAnybodys: false })
  return files
}

function assertPrivate(file: string): void {
  if (process.platform === 'win32') return
  const { uid, mode } = statSync(file)
  const mine = uid === process.getuid?.() || uid === 0
  if (mine && (mode & 0o077) === 0) return
  throw unreadable(file, 'others can read or change it; it must be yours alone (chmod 600)')
}
