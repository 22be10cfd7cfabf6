import { fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { keepBudgets } from '#tests/benches/budgets'
import { describeMachine, writeResult } from '#tests/benches/report'
import { say } from '#tests/benches/say'
import { seedIntents } from '#tests/benches/webhooks/seed_intents'
import { send, type Answers } from '#tests/benches/webhooks/send'
import { drain, needSettledOnce } from '#tests/benches/webhooks/settled'
import { openDatabase } from '#tests/support/sql'
import type { PostedEvent } from '#tests/sandbox/control/posted_event'
import { startProductionServer } from '#tests/support/production_server'

const PER_SECOND = 200
const SECONDS = 60
/** Three events each: three quarters of what is sent; duplicates are the rest. */
const ORDERS = 3000
const WARM_ORDERS = 200
const PLAIN_SECONDS = 15

/**
 * 200 webhooks a second for a minute, on the production server with its worker, beside a plain HTTP
 * server that only checks the signature. The events are Razorpay's own about orders that were paid,
 * one in four a duplicate; their jobs run meanwhile. Answers whether the budgets hold.
 */
export async function measureWebhooks(): Promise<boolean> {
  const server = await startProductionServer('empty')
  const sql = await openDatabase(server)
  const { sandbox, dataDir: folder } = server
  const secret = sandbox.control.razorpay.world().keys.webhookSecret
  const plain = await startPlain(secret)
  try {
    say(`Seeding ${ORDERS + WARM_ORDERS} payments …`)
    sandbox.control.events.razorpay.rules({ drop: 'all' })
    const orders = await seedIntents(sql, sandbox.control.razorpay.world(), ORDERS + WARM_ORDERS)
    const warm = payAll(orders.slice(0, WARM_ORDERS))
    const fresh = payAll(orders.slice(WARM_ORDERS))
    const storm = withDuplicates(fresh, PER_SECOND * SECONDS)

    const portalUrl = `${server.url}/webhooks/razorpay`
    await send(warm, { url: portalUrl, perSecond: PER_SECOND / 4, folder })
    await drain(sql)
    const plainAnswers = await send(storm.slice(0, PER_SECOND * PLAIN_SECONDS), {
      url: plain.url,
      perSecond: PER_SECOND,
      folder,
    })
    const answers = await send(storm, { url: portalUrl, perSecond: PER_SECOND, folder })
    const drainedMs = await drain(sql)
    const settled = await needSettledOnce(server, sql, orders.length)
    return report({ answers, plain: plainAnswers, ...settled, drainedMs }, server.env)
  } finally {
    plain.stop()
    await sql.close()
    await server.stop()
  }

  function payAll(orders: string[]): PostedEvent[] {
    const before = sandbox.control.events.razorpay.list().length
    for (const id of orders) sandbox.control.razorpay.pay(id)
    return sandbox.control.events.razorpay.list().slice(before)
  }
}

/** As a gateway sends them: a payment's events together, and now and then an earlier one again. */
function withDuplicates(events: PostedEvent[], count: number): PostedEvent[] {
  const every = Math.floor(count / (count - events.length))
  const sent: PostedEvent[] = []
  let next = 0
  while (sent.length < count) {
    const again = sent.length % every === every - 1 || next === events.length
    sent.push(again ? sent[randomInt(sent.length)] : events[next])
    if (!again) next += 1
  }
  return sent
}

async function startPlain(secret: string) {
  const child = fork(new URL('plain_server.ts', import.meta.url), [secret], {
    execArgv: ['--no-warnings'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.disconnect() }
}

type Figures = {
  answers: Answers
  plain: Answers
  events: number
  payments: number
  drainedMs: number
}

async function report(figures: Figures, env: NodeJS.ProcessEnv): Promise<boolean> {
  const { answers, plain, events, payments, drainedMs } = figures
  const database = env.DATABASE_URL ? 'PostgreSQL' : 'SQLite'
  describeMachine()
  say(`| ${PER_SECOND} webhooks/s for ${SECONDS} s, ${database} | p50 ms | p99 ms | worst ms |`)
  say('|---|---|---|---|')
  say(`| portal: verified, stored, a job queued and run | ${row(answers)} |`)
  say(`| plain HTTP server: signature only | ${row(plain)} |\n`)
  say(
    `${answers.count} sent, ${events} events stored, ${payments} payments posted once; the last ` +
      `job was done ${(drainedMs / 1000).toFixed(1)} s after the last webhook\n`
  )
  await writeResult('bench-webhooks.json', { database, figures })
  return keepBudgets({ webhookP99Ms: answers.p99Ms })
}

function row({ p50Ms, p99Ms, maxMs }: Answers): string {
  return [p50Ms, p99Ms, maxMs].map((ms) => ms.toFixed(1)).join(' | ')
}
