import { join } from 'node:path'
import Database from 'better-sqlite3'
import { keepBudgets } from '#tests/benches/budgets'
import { describeMachine, writeResult } from '#tests/benches/report'
import { say } from '#tests/benches/say'
import { compare, shuffled, type Round, type Verdict } from '#tests/benches/sign_in/indistinct'
import { addressOf, KINDS, type Kind } from '#tests/benches/sign_in/people'
import { spawnServer, type SpawnedServer } from '#tests/support/spawned_server'

const ROUNDS = 200
const WARM_ROUNDS = 10
const API = '/api/v1/client-portal'

/** What a stranger can send with an address alone, and the answer that every address gets. */
const ASKED = {
  'sign-in': {
    path: `${API}/session`,
    answer: 401,
    bodyOf: (email: string) => ({ email, password: 'wrong wrong wrong wrong' }),
  },
  'reset': {
    path: `${API}/password-resets`,
    answer: 202,
    bodyOf: (email: string) => ({ email }),
  },
}

type Asked = keyof typeof ASKED

/**
 * How long signing in and asking for a reset take for an address that is known, unknown, invited or
 * disabled: 200 times each, in random order, one at a time. Answers whether chance explains the
 * differences.
 */
export async function measureSignIn(): Promise<boolean> {
  const server = await spawnServer({}, new URL('seed_people.ts', import.meta.url))
  const forget = openLimits(server)
  try {
    const verdicts = {
      'sign-in': compare(await runRounds(server, 'sign-in', forget)),
      'reset': compare(await runRounds(server, 'reset', forget)),
    }
    return await report(verdicts)
  } finally {
    await server.stop()
  }
}

/** The limits would end this after five tries: they are emptied between rounds. */
function openLimits({ dataDir }: SpawnedServer): () => void {
  const database = new Database(join(dataDir, 'portal.sqlite3'), { timeout: 5_000 })
  const empty = database.prepare('delete from rate_limits')
  return () => void empty.run()
}

async function runRounds(
  { url }: SpawnedServer,
  asked: Asked,
  forget: () => void
): Promise<Round[]> {
  const rounds: Round[] = []
  for (let count = 0; count < WARM_ROUNDS + ROUNDS; count++) {
    forget()
    const times: Partial<Record<Kind, number>> = {}
    for (const kind of shuffled([...KINDS])) times[kind] = await timeOf(url, asked, kind)
    if (count >= WARM_ROUNDS) rounds.push(KINDS.map((kind) => times[kind] ?? Number.NaN))
  }
  return rounds
}

async function timeOf(url: string, asked: Asked, kind: Kind): Promise<number> {
  const { path, answer, bodyOf } = ASKED[asked]
  const body = JSON.stringify(bodyOf(addressOf(kind)))
  const started = performance.now()
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body,
  })
  await response.arrayBuffer()
  const ms = performance.now() - started
  if (response.status !== answer) throw new Error(`${path} answered ${response.status}`)
  return ms
}

async function report(verdicts: Record<Asked, Verdict>): Promise<boolean> {
  describeMachine()
  say(
    `| median ms of ${ROUNDS} | ${KINDS.join(' | ')} | largest difference | by chance: half, 99 % | p |`
  )
  say('|---|---|---|---|---|---|---|---|')
  for (const [asked, { medians, difference, noise, chance }] of Object.entries(verdicts)) {
    const [half, most] = [noise.half, noise.most].map((ms) => ms.toFixed(2))
    const figures = [...medians, difference].map((ms) => ms.toFixed(2)).join(' | ')
    say(`| ${asked} | ${figures} | ${half}, ${most} | ${chance.toFixed(3)} |`)
  }
  say('')
  await writeResult('bench-sign-in.json', { rounds: ROUNDS, verdicts })
  return keepBudgets({
    signInChance: verdicts['sign-in'].chance,
    resetChance: verdicts.reset.chance,
  })
}
