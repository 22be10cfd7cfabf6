import type { Client } from '../../client.ts'
import type { Context } from '../../context.ts'
import { clean, count } from '../text.ts'
import { FailedRowsFile, type JobRow, readRows, REFUSED, refusedIn } from './failed_rows.ts'
import { isProven, totalsOf } from './totals.ts'
import { countsOf, summaryOf, timeTaken } from './words.ts'
import type { Job } from './watch.ts'

/**
 * Tells how a job stands or ended: counts, totals, the first rows that were refused, and a CSV with
 * all of them in `failedCsv`. Machines get every row and then the job.
 */
export async function tellEnding(
  { output }: Context,
  client: Client,
  job: Job,
  failedCsv: string | null
): Promise<void> {
  const file = failedCsv === null ? null : new FailedRowsFile(failedCsv)
  // A dry run is run for its rows; of a real one a person wants to see what went wrong.
  const shown = output.json || job.dryRun ? undefined : REFUSED
  const { first, count: all } = await readRows(client, job, shown, async (row) => {
    output.record(row)
    if (row.outcome === REFUSED) await file?.add(row)
  })

  output.record({ job })
  tellSummary(output, job)
  tellRows(output, first, all)
  if (!file) return
  await file.close()
  output.note(`${count(refusedIn(job), 'refused row')} written to ${clean(file.path)}.`)
}

function tellSummary(output: Context['output'], job: Job): void {
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
  const totals = totalsOf(job.summary)
  for (const [label, text] of summaryOf(job.summary)) {
    const isTold = totals && (label === 'totals' || label === 'is proven')
    if (!isTold) output.say(`  ${dim(label)}  ${text}`)
  }
  if (!totals) return
  output.say('')
  output.table(totals.columns, totals.rows)
  const proof = isProven(job.summary)
  if (proof === true) output.say(`${green('✓')} Before and imported make what there is now.`)
  if (proof === false) {
    output.say(
      `${red('✗')} Before and imported do not make what there is now: did somebody import meanwhile?`
    )
  }
}

function tellRows(output: Context['output'], rows: JobRow[], all: number): void {
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
