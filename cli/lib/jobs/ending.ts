import type { Client } from '../../client.ts'
import type { Context } from '../../context.ts'
import { FailedFile } from '../failed_file.ts'
import { Failure } from '../failure.ts'
import type { Output } from '../output.ts'
import { clean, count } from '../text.ts'
import { isMissed, type JobRow, readRows, refusedIn } from './failed_rows.ts'
import { tellTotals, totalsOf } from './totals.ts'
import { countsOf, summaryOf, timeTaken } from './words.ts'
import type { Job } from './watch.ts'

/** Where what failed goes; `isAsked`: by --failed, else by default. */
export type FailedPath = { path: string; isAsked: boolean }

/**
 * Tells how a job stands or ended: counts, totals, the first rows that were missed, and a CSV with
 * all of them in `failed`. Machines get every row and then the job. That the CSV cannot be written
 * hides nothing of it: it is told last, and is a failure only where the file was asked for.
 */
export async function tellEnding(
  { output }: Context,
  client: Client,
  job: Job,
  failed: FailedPath | null
): Promise<void> {
  tellSummary(output, job)
  // A dry run is run for its rows; of a real one a person wants to see what went wrong.
  const isAll = output.json || job.dryRun
  const file = failed && (await open(failed).catch((error: unknown) => error))
  const { first, count: all } = await readRows(client, job, isAll, async (row) => {
    output.record(row)
    if (file instanceof FailedFile && isMissed(row)) await file.add(row)
  })

  output.record({ job })
  tellRows(output, first, all)
  if (failed) await finish(output, job, failed, file)
}

async function open({ path, isAsked }: FailedPath): Promise<FailedFile> {
  return isAsked ? FailedFile.create(path) : FailedFile.createNew(path)
}

async function finish(output: Output, { id }: Job, { isAsked }: FailedPath, file: unknown) {
  try {
    if (!(file instanceof FailedFile)) throw file
    await file.close()
    output.note(`${count(file.count, 'row')} that failed written to ${clean(file.path)}.`)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const hint = `The job itself is over. To write its rows: portal jobs show ${id} --failed <file>`
    if (isAsked) throw new Failure(error.code, error.message, { hint })
    output.note(clean(`${error.message} ${hint}`))
  }
}

function tellSummary(output: Output, job: Job): void {
  const { green, yellow, red, bold, dim } = output.paint
  const marks: Partial<Record<Job['state'], string>> = {
    done: refusedIn(job) > 0 ? yellow('!') : green('✓'),
    failed: red('✗'),
    cancelled: yellow('–'),
  }
  const of = job.total === null ? '' : ` of ${job.total.toLocaleString('en')}`
  const time = timeTaken(job)
  const state = job.state === 'done' && job.dryRun ? 'Dry run, nothing was changed' : job.state
  output.say(
    `${marks[job.state] ?? ''} ${bold(state[0].toUpperCase() + state.slice(1))}: ` +
      `${job.done.toLocaleString('en')}${of}${time && dim(` in ${time}`)}`
  )
  const counts = countsOf(job)
  if (counts) output.say(`  ${counts}`)
  const hasTotals = totalsOf(job.summary) !== null
  for (const [label, text] of summaryOf(job.summary)) {
    const isTold = hasTotals && (label === 'totals' || label === 'is proven')
    if (!isTold) output.say(`  ${dim(label)}  ${text}`)
  }
  tellTotals(output, job.summary)
}

function tellRows(output: Output, rows: JobRow[], all: number): void {
  if (rows.length === 0) return
  output.say('')
  output.table(
    [
      { title: 'Line', align: 'right' },
      { title: 'What', shrinks: true },
      { title: 'Outcome' },
      { title: 'Why', shrinks: true },
    ],
    rows.map(({ line, column, ref, name, outcome, code, message }) => [
      line === null ? '–' : String(line),
      [ref, name].filter(Boolean).join(' ') || '–',
      outcome.replaceAll('-', ' '),
      [column, message ?? code?.replaceAll('-', ' ')].filter(Boolean).join(': '),
    ])
  )
  if (all > rows.length) output.say(`… and ${count(all - rows.length, 'more row')}.`)
}
