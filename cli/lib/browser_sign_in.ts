import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AnswerData, Client } from '../client.ts'
import { interrupted } from '../wire/send.ts'
import { openBrowser } from './browser.ts'
import { EXIT, Failure } from './failure.ts'
import type { Output } from './output.ts'
import { isLoopback } from './server_url.ts'
import { clean } from './text.ts'
import { time } from './time.ts'

type Asked = AnswerData<'admin.cli_sign_ins.store'>

const LONGEST_NAME = 60

/** What passes while one waits: the server is started again, or asks for patience. */
const PASSING = new Set([
  ...['server-unreachable', 'connection-lost', 'timeout', 'server-error'],
  ...['busy', 'not-ready', 'too-many-requests', 'internal-error'],
])

/**
 * Asks for a token that somebody who is signed in approves in the browser (after RFC 8628), shows
 * the code and waits. Ctrl-C ends it; nothing has changed then.
 */
export async function signInByBrowser(
  output: Output,
  client: Client,
  mayOpen: boolean
): Promise<string> {
  const name = clean(hostname()).slice(0, LONGEST_NAME) || 'a terminal'
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  try {
    const asked = await client.data('admin.cli_sign_ins.store', {
      body: { name },
      signal: stop.signal,
    })
    await show(output, asked, { mayOpen, isOwn: isOwnPage(asked, client.url) })
    return await waitForApproval(client, asked, stop.signal)
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
}

async function show(
  output: Output,
  asked: Asked,
  { mayOpen, isOwn }: { mayOpen: boolean; isOwn: boolean }
): Promise<void> {
  const { userCode, verificationUrl, verificationUrlComplete, expiresAt } = asked
  if (output.json) {
    return output.record({
      waiting: { userCode, verificationUrl, verificationUrlComplete, expiresAt },
    })
  }
  const { bold } = output.paintErrors
  // Without these lines nobody could go on, so they are said with --quiet as well.
  process.stderr.write(`Your code  ${bold(clean(userCode))}\n`)
  const canOpen = mayOpen && isOwn
  const isOpen = canOpen && process.stderr.isTTY && (await openBrowser(verificationUrlComplete))
  const place = clean(isOpen ? verificationUrl : verificationUrlComplete)
  const what = isOpen ? 'Compare it in the browser that opens, or at' : 'Approve it at'
  process.stderr.write(`${what} ${place}\n`)
  if (!isOwn) {
    const warning = 'That page is not of the server you named. Approve only if you know it.'
    process.stderr.write(`${output.paintErrors.yellow(warning)}\n`)
  }
  output.note(`Waiting until ${time(expiresAt)}. Ctrl-C gives up.`)
}

/** A server on this machine may well be known to others by another name. */
function isOwnPage({ verificationUrl, verificationUrlComplete }: Asked, url: string): boolean {
  if (isLoopback(url)) return true
  const { origin } = new URL(url)
  return [verificationUrl, verificationUrlComplete].every(
    (page) => URL.canParse(page) && new URL(page).origin === origin
  )
}

async function waitForApproval(client: Client, asked: Asked, signal: AbortSignal): Promise<string> {
  const { deviceCode, intervalSeconds } = asked
  const until = Date.now() + Math.max(0, lifetimeOf(asked))
  let pause = Math.max(1, intervalSeconds) * 1000
  while (Date.now() < until) {
    await sleep(pause, undefined, { signal }).catch(() => {
      throw interrupted()
    })
    try {
      const { token } = await client.data('admin.cli_sign_ins.token', {
        body: { deviceCode },
        signal,
      })
      if (token !== null) return token
    } catch (error) {
      if (!(error instanceof Failure) || !PASSING.has(error.code)) throw error
      // Whoever asks too often is asked to slow down.
      if (error.code === 'too-many-requests') pause += 2000
    }
  }
  throw new Failure('cli-sign-in-expired', 'Nobody approved it in time.', {
    exitStatus: EXIT.failed,
    hint: 'Run `portal login` again for a new code.',
  })
}

/** By this machine's clock alone: that of the server may be another. */
function lifetimeOf({ expiresAt }: Asked): number {
  const left = Date.parse(expiresAt) - Date.now()
  return Number.isFinite(left) ? Math.max(left, 60_000) : 600_000
}
