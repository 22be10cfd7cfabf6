import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXIT, Failure } from './failure.ts'

/** A server and the token that signs in there. */
export type Target = { url: string; token: string }

/** Where the target was found, in words for a person. */
export type FoundTarget = Target & { from: string }

/** The servers that somebody signed in to; `current` is the one that commands talk to. */
type SignIns = { current: string | null; servers: Record<string, { token: string }> }

const LOCAL_FILE = join('storage', 'cli.json')

/**
 * Which server, and as whom. --url and PORTAL_URL name the server, PORTAL_TOKEN the token; else
 * what `portal login` stored; else, on the server's own machine, what its set-up left there.
 */
export function findTarget(wantedUrl: string | undefined): FoundTarget {
  const wanted = wantedUrl ?? process.env.PORTAL_URL
  const url = wanted === undefined ? undefined : serverUrl(wanted)
  const local = readLocal()

  if (process.env.PORTAL_TOKEN) {
    const signIns = readSignIns()
    const at = url ?? signIns.current ?? local?.url
    if (at) return { url: at, token: process.env.PORTAL_TOKEN, from: 'PORTAL_TOKEN' }
    throw new Failure('no-server', 'PORTAL_TOKEN is set, but no server is known.', {
      exitStatus: EXIT.usage,
      hint: 'Say which with --url https://portal.example.com, or set PORTAL_URL.',
    })
  }

  const signIns = readSignIns()
  const at = url ?? signIns.current
  const stored = at === null ? undefined : signIns.servers[at]
  if (at && stored) return { url: at, token: stored.token, from: signInsFile() }
  if (local && (at === null || at === local.url)) return local

  throw new Failure(
    'not-signed-in',
    at ? `You are not signed in to ${at}.` : 'You are not signed in.',
    {
      exitStatus: EXIT.notSignedIn,
      hint: `Sign in with: portal login --token <token> --url ${at ?? 'https://portal.example.com'}`,
    }
  )
}

/** The server that `login` without --url means. */
export function knownUrl(): string | null {
  return process.env.PORTAL_URL ?? readSignIns().current ?? readLocal()?.url ?? null
}

/** Remembers a sign-in, and makes it the current one. The file is for its owner only. */
export function storeSignIn({ url, token }: Target): string {
  const signIns = readSignIns()
  return writeSignIns({ current: url, servers: { ...signIns.servers, [url]: { token } } })
}

/** Forgets a server, the current one unless said otherwise. Answers which, or null. */
export function forgetSignIn(wantedUrl: string | undefined): string | null {
  const signIns = readSignIns()
  const url = wantedUrl === undefined ? signIns.current : serverUrl(wantedUrl)
  if (url === null || !(url in signIns.servers)) return null

  const { [url]: _, ...servers } = signIns.servers
  const current = signIns.current === url ? (Object.keys(servers)[0] ?? null) : signIns.current
  writeSignIns({ current, servers })
  return url
}

/**
 * Checks and normalises a server's address. A token never travels in the clear: http is for
 * loopback, or for a network that somebody vouches for with PORTAL_ALLOW_HTTP=1.
 */
export function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) {
    throw new Failure('invalid-url', `"${text}" is not the address of a server.`, {
      exitStatus: EXIT.usage,
      hint: 'An address looks like https://portal.example.com',
    })
  }
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol === 'http:' && !loopback && process.env.PORTAL_ALLOW_HTTP !== '1') {
    throw new Failure('insecure-url', `${url.origin} would carry your token unencrypted.`, {
      exitStatus: EXIT.usage,
      hint: 'Use https, or set PORTAL_ALLOW_HTTP=1 if you trust the network in between.',
    })
  }
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** The platform's folder for settings of a person. */
export function signInsFile(): string {
  return join(configFolder(), 'client-portal', 'cli.json')
}

function configFolder(): string {
  if (process.env.XDG_CONFIG_HOME) return process.env.XDG_CONFIG_HOME
  if (process.platform === 'win32') {
    return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return join(homedir(), '.config')
}

function readSignIns(): SignIns {
  const found = readJson(signInsFile())
  if (found === null) return { current: null, servers: {} }
  if (isSignIns(found)) return found
  throw unreadable(signInsFile(), 'it does not hold what `portal login` writes')
}

function isSignIns(value: unknown): value is SignIns {
  if (!isRecord(value) || !isRecord(value.servers)) return false
  const servers = Object.values(value.servers)
  return (
    (value.current === null || typeof value.current === 'string') &&
    servers.every((server) => isRecord(server) && typeof server.token === 'string')
  )
}

function writeSignIns(signIns: SignIns): string {
  const file = signInsFile()
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const fresh = `${file}.${process.pid}`
    writeFileSync(fresh, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
    chmodSync(fresh, 0o600)
    renameSync(fresh, file)
  } catch (error) {
    throw new Failure('cannot-store', `The sign-in could not be stored: ${reason(error)}.`)
  }
  return file
}

/**
 * What the server's set-up left for staff on the same machine: upwards from the current folder,
 * then beside the CLI itself. Only a file that nobody else can write or read is believed.
 */
function readLocal(): FoundTarget | null {
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

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      // Somebody else's installation: as good as none.
      if (error.code === 'EACCES') return null
    }
    throw unreadable(file, reason(error))
  }
}

function unreadable(file: string, why: string): Failure {
  return new Failure('invalid-config', `${file} cannot be used: ${why}.`, {
    hint: 'Put it right or delete it, then sign in again with: portal login --token <token>',
  })
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
