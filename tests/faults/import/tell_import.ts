import { strict as assert } from 'node:assert'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InvoiceFile } from '#tests/faults/import/invoice_file'
import type { JobKill } from '#tests/faults/job_kill'
import { send } from '#tests/faults/run/send'
import type { World } from '#tests/faults/run/world'

type Job = {
  id: string
  state: string
  total: number | null
  done: number
  counts: Record<string, number>
  summary: { isProven: boolean | null; totals: Totals[] } | null
}
type Side = { count: number; amount: { amountMinor: number } }
type Totals = { currency: string } & Record<'before' | 'file' | 'imported' | 'after', Side>

const LOOK_EVERY_MS = 15
/** Longer than a worker's lease: on PostgreSQL nobody takes a job up before that ran out. */
const LEASE_IS_OVER_MS = 3 * 60_000
const PATIENCE_MS = 120_000

/**
 * Hands a file in, kills the process that imports it at each of `kills`, lets another one go on, and
 * looks at what is there in the end. Answers the kills that struck before the job was over, which are
 * all of them but on a machine that is too slow to strike in time. Throws when what is there is not
 * what the file says, once. `log` is told what happens.
 */
export async function tellImport(
  world: World,
  file: InvoiceFile,
  kills: JobKill[],
  log: string[]
): Promise<JobKill[]> {
  await world.heal()
  world.staffToken = await world.call('startOver')
  await world.call('openCompany')
  const { id } = await handIn(world, file)
  const struck: JobKill[] = []
  for (const kill of kills) {
    log.push(`kill -9 ${JSON.stringify(kill)}`)
    await world.call('armJob', kill)
    await world.call('workOnJobs')
    await isKilled(world)
    await world.revive()
    await world.advance(LEASE_IS_OVER_MS)
    struck.push(kill)
    const { state, done } = await readJob(world, id)
    log.push(`  ${state}, ${done} done`)
    if (state !== 'running') break
  }
  await world.call('workOnJobs')
  const job = await untilOver(world, id)
  log.push(JSON.stringify(job))
  checkJob(job, file)
  await checkBooks(world, file)
  return struck
}

async function handIn(world: World, file: InvoiceFile): Promise<Job> {
  const answer = await send(`${world.url}/api/v1/admin/invoice-imports/bulk?fileName=kill.csv`, {
    method: 'POST',
    headers: {
      'authorization': `Bearer ${world.staffToken}`,
      'content-type': 'text/csv',
      'content-length': String(Buffer.byteLength(file.text)),
    },
    body: file.text,
  })
  assert.equal(answer.status, 202, answer.body)
  return (JSON.parse(answer.body) as { data: Job }).data
}

async function readJob(world: World, id: string): Promise<Job> {
  const headers = { authorization: `Bearer ${world.staffToken}` }
  const answer = await world.request('GET', `/api/v1/admin/jobs/${id}`, { headers })
  assert.equal(answer?.status, 200, JSON.stringify(answer?.body))
  return answer?.body.data as Job
}

async function untilOver(world: World, id: string): Promise<Job> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const job = await readJob(world, id)
    if (!['queued', 'running'].includes(job.state)) return job
    assert(performance.now() < until, `The import does not end: ${JSON.stringify(job)}`)
    await sleep(LOOK_EVERY_MS)
  }
}

async function isKilled(world: World): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (world.isAlive) {
    assert(performance.now() < until, 'The process never came by where it is to be killed')
    await sleep(LOOK_EVERY_MS)
  }
}

function checkJob(job: Job, file: InvoiceFile): void {
  const imported = file.numbers.length
  const refused = file.refusedLines.length
  assert.equal(job.state, 'done')
  assert.deepEqual(job.counts, { imported, refused })
  assert.deepEqual([job.total, job.done], [imported + refused, imported + refused])
  assert.equal(job.summary?.isProven, true)
  const nothing = { count: 0, payableMinor: 0 }
  for (const { currency, before, ...came } of job.summary?.totals ?? []) {
    assert.deepEqual(plain(before), nothing, `${currency} before`)
    for (const [which, side] of Object.entries(came)) {
      assert.deepEqual(plain(side), file.sums[currency], `${currency}, ${which}`)
    }
  }
  const currencies = job.summary?.totals.map(({ currency }) => currency)
  assert.deepEqual(currencies, Object.keys(file.sums).sort())
}

function plain({ count, amount }: Side) {
  return { count, payableMinor: amount.amountMinor }
}

async function checkBooks(world: World, file: InvoiceFile): Promise<void> {
  const facts = await world.call('readImport')
  assert.deepEqual(facts.numbers, file.numbers)
  assert.deepEqual(facts.sums, file.sums)
  assert.equal(facts.lines, file.lines)
  assert.deepEqual(facts.clients.sort(), file.clients.toSorted())
  assert.deepEqual(facts.refusedLines, file.refusedLines)
  assert.equal(facts.inputs, 0)
  const recorded = { 'invoice.imported': file.numbers.length, 'job.started': 1, 'job.ended': 1 }
  assert.deepEqual(facts.audit, recorded)
  assert.equal(facts.recorded, file.numbers.length)
  assert.deepEqual(facts.ledgerFaults, [])
  assert.equal(facts.isLogIntact, true)
}
