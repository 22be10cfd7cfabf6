import { basename } from 'node:path'
import type { AnswerData, Client } from '../../client.ts'
import type { Context } from '../../context.ts'
import { assertMayWrite, FailedFile } from '../failed_file.ts'
import { EXIT, Failure } from '../failure.ts'
import { collectFiles, readBounded, STDIN } from '../files.ts'
import { formatAmount } from '../money.ts'
import { Progress } from '../progress.ts'
import { clean, count } from '../text.ts'

/** As the server has it; a larger file does not have to travel to be refused. */
const LIMIT_MEGABYTES = 10

type Imported = AnswerData<'admin.invoice_imports.store'>
/** A file that the server looked at and did not take in. */
type RefusedFile = {
  outcome: 'refused'
  problems: { code: string; place: string | null; rule: string | null; message: string }[]
}
/** How e-invoices are taken in; `dryRun`: only tell. */
export type Taking = { notify: boolean; dryRun: boolean }
type Result = { file: string } & (Imported | RefusedFile)

/** Takes in e-invoices, a file each. */
export async function importDocuments(
  context: Context,
  named: string[],
  taking: Taking,
  failedCsv?: string
): Promise<void> {
  await assertMayWrite(failedCsv)
  const files = await collectFiles(named)
  const client = await context.connect()
  const { results, interrupted, failure } = await importAll(context, client, files, taking)

  showTable(context, results)
  showRefusals(context, results)
  showSummary(context, results, files.length, taking)
  const failed = results.filter((result) => result.outcome === 'refused')
  if (failedCsv !== undefined) await writeFailed(context, failedCsv, failed)
  if (failure) throw failure
  if (interrupted) process.exitCode = EXIT.interrupted
  else if (failed.length > 0) {
    process.exitCode = failed.length === files.length ? EXIT.failed : EXIT.someFailed
  }
}

/** A line for each thing that is wrong with a file. */
async function writeFailed({ output }: Context, path: string, failed: Result[]): Promise<void> {
  const csv = await FailedFile.create(path)
  for (const result of failed) {
    if (result.outcome !== 'refused') continue
    for (const { code, place, message } of result.problems) {
      const { outcome, file } = result
      await csv.add({ line: null, column: place, outcome, code, message, ref: null, name: file })
    }
  }
  await csv.close()
  output.note(`${count(failed.length, 'file')} that failed told in ${clean(path)}.`)
}

/**
 * One after another: of two files with one number, the first that was named is taken. Ctrl-C lets
 * the file that is under way finish and takes no further one. So
 * does a failure that is not about one file (the server went away): what was done is still told.
 */
async function importAll(context: Context, client: Client, files: string[], taking: Taking) {
  const stop = new AbortController()
  const progress = new Progress(context.output, files.length, 'files')
  const results: Result[] = []
  let failure: unknown = null

  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  try {
    for (const file of files) {
      if (stop.signal.aborted) break
      const result = await importOne(client, file, taking)
      results.push(result)
      context.output.record(result)
      progress.step()
    }
  } catch (error) {
    failure = error
  } finally {
    process.removeListener('SIGINT', interrupt)
    progress.end()
  }
  return { results, interrupted: stop.signal.aborted, failure }
}

async function importOne(client: Client, file: string, taking: Taking): Promise<Result> {
  const bytes = await readBounded(file, LIMIT_MEGABYTES * 1024 * 1024).catch((error: unknown) => {
    return error instanceof Error ? error : new Error(String(error))
  })
  if (bytes instanceof Error)
    return refused(file, 'unreadable', `It cannot be read: ${bytes.message}.`)
  if (bytes === null) return refused(file, 'too_large', `It is over ${LIMIT_MEGABYTES} MB.`)

  const fileName = file === STDIN ? 'stdin.xml' : basename(file).slice(0, 255)
  try {
    const query = { fileName, ...taking }
    const { data } = await client.upload('admin.invoice_imports.store', { query }, bytes, {
      contentType: 'application/xml',
    })
    return { file, ...data }
  } catch (error) {
    if (error instanceof Failure && error.more.problem?.problems) {
      return { file, outcome: 'refused', problems: error.more.problem.problems }
    }
    // Of all that can go wrong these are about this one file.
    const aboutFile = ['invalid-input', 'too-large', 'bad-request', 'internal-error']
    if (error instanceof Failure && aboutFile.includes(error.code)) {
      return refused(
        file,
        error.code,
        [error.message, ...(error.more.errors ?? []).map(({ message }) => message)].join(' ')
      )
    }
    throw error
  }
}

function refused(file: string, code: string, message: string): Result {
  return { file, outcome: 'refused', problems: [{ code, place: null, rule: null, message }] }
}

function showTable({ output }: Context, results: Result[]): void {
  if (results.length === 0) return
  const { green, red, dim } = output.paint
  const paint = (outcome: string) =>
    outcome === 'refused' ? red(outcome) : outcome === 'imported' ? green(outcome) : dim(outcome)

  output.table(
    [
      { title: 'File', shrinks: true, keepsEnd: true },
      { title: 'Number', shrinks: true },
      { title: 'Client', shrinks: true },
      { title: 'Amount', align: 'right' },
      { title: 'Outcome', paint },
    ],
    results.map((result) =>
      result.outcome === 'refused'
        ? [result.file, '–', '–', '–', result.outcome]
        : [
            result.file,
            result.invoice.number,
            result.client.name,
            formatAmount(result.invoice.due),
            result.outcome,
          ]
    )
  )
}

function showRefusals({ output }: Context, results: Result[]): void {
  const { red, dim } = output.paint
  for (const result of results) {
    if (result.outcome !== 'refused') continue
    output.say(`\n${red('refused')} ${clean(result.file)}`)
    for (const { code, place, rule, message } of result.problems) {
      output.say(`  ${clean(message)}`)
      const where = [rule ?? code.replaceAll('_', ' '), place && `at ${place}`]
      output.say(dim(`    ${clean(where.filter(Boolean).join(' '))}`))
    }
  }
}

function showSummary(
  { output }: Context,
  results: Result[],
  total: number,
  { dryRun }: Taking
): void {
  const would = dryRun ? 'would be ' : ''
  const of = (outcome: Result['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  const missed = total - results.length
  output.say(
    `\n${count(of('imported'), 'file')} ${would}imported, ${of('unchanged')} unchanged, ${of('refused')} refused` +
      (missed > 0 ? `, ${missed} not tried. Run it again to go on.` : '.')
  )
}
