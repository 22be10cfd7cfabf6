import { basename } from 'node:path'
import type { Client } from '../../client.ts'
import type { Context } from '../../context.ts'
import { assertMayWrite, FailedFile } from '../failed_file.ts'
import { EXIT, Failure } from '../failure.ts'
import { collectFiles, readBounded, STDIN } from '../files.ts'
import { Progress } from '../progress.ts'
import { clean, count } from '../text.ts'
import { controlTotals, readBooks } from './prove.ts'
import { showImport, type Result } from './show_import.ts'

/** As the server has it; a larger file does not have to travel to be refused. */
const LIMIT_MEGABYTES = 10

/** How e-invoices are taken in; `dryRun`: only tell. */
export type Taking = { notify: boolean; dryRun: boolean }

/** Takes in e-invoices, a file each; what the books hold before and after proves it. */
export async function importDocuments(
  context: Context,
  named: string[],
  taking: Taking,
  failedCsv?: string
): Promise<void> {
  await assertMayWrite(failedCsv)
  const files = await collectFiles(named)
  const client = await context.connect()
  const before = await readBooks(client)
  const { results, interrupted, ...ended } = await importAll(context, client, files, taking)
  let { failure } = ended
  // A server that has gone away tells nothing more; what it did before is told all the same.
  const after = failure ? null : await readBooks(client).catch((error) => void (failure = error))
  const summary = after ? controlTotals({ before, after }, counted(results), taking) : null

  showImport(context, results, { total: files.length, summary, ...taking })
  const failed = results.filter((result) => result.outcome === 'refused')
  if (failedCsv !== undefined) await writeFailed(context, failedCsv, failed)
  if (failure) throw failure
  if (interrupted) process.exitCode = EXIT.interrupted
  else if (failed.length > 0) {
    process.exitCode = failed.length === files.length ? EXIT.failed : EXIT.someFailed
  }
}

function counted(results: Result[]) {
  const file = results.flatMap((result) => (result.outcome === 'refused' ? [] : [result]))
  const imported = file.filter(({ outcome }) => outcome === 'imported')
  return {
    file: file.map(({ invoice }) => invoice),
    imported: imported.map(({ invoice }) => invoice),
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
 * the file that is under way finish and takes no further one. So does a
 * failure that is not about one file (the server went away): what was done is still told.
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
