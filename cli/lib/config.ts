import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { EXIT, Failure } from './failure.ts'
import { readLocal } from './local_server.ts'
import { serverUrl } from './server_url.ts'
import { isRecord, readJson, reason, unreadable } from './settings_file.ts'

/** A server and the token that signs in there. */
export type Target = { url: string; token: string }

/** Where the target was found, in words for a person. */
export type FoundTarget = Target & { from: string }

/** The servers that somebody signed in to; `current` is the one that commands talk to. */
type SignIns = { current: string | null; servers: Record<string, { token: string }> }

/**
 * Which server, and as whom. --url and PORTAL_URL name the server, PORTAL_TOKEN the token; else
 * what `portal login` stored; else, on the server's own machine, what its set-up left there.
 */
export function findTarget(wantedUrl: string | undefined): FoundTarget {
  const wanted = wantedUrl ?? (process.env.PORTAL_URL || undefined)
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
  return (process.env.PORTAL_URL || null) ?? readSignIns().current ?? readLocal()?.url ?? null
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

  const servers = { ...signIns.servers }
  delete servers[url]
  const current = signIns.current === url ? (Object.keys(servers)[0] ?? null) : signIns.current
  writeSignIns({ current, servers })
  return url
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
