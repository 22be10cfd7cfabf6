import type { AnswerData } from '../../client.ts'
import type { Context } from '../../context.ts'
import { tellTotals } from '../jobs/totals.ts'
import { formatAmount } from '../money.ts'
import { clean, count } from '../text.ts'
import type { controlTotals } from './prove.ts'

/** A file that the server looked at and did not take in. */
type RefusedFile = {
  outcome: 'refused'
  problems: { code: string; place: string | null; rule: string | null; message: string }[]
}

/** What became of a file. */
export type Result = { file: string } & (AnswerData<'admin.invoice_imports.store'> | RefusedFile)

type Whole = {
  /** Files that there were, tried or not. */
  total: number
  dryRun: boolean
  /** Null when it could not be told any more. */
  summary: ReturnType<typeof controlTotals> | null
}

/** What became of all files: for people as tables and sentences, for machines the summary. */
export function showImport(context: Context, results: Result[], whole: Whole): void {
  showTable(context, results)
  showRefusals(context, results)
  showSummary(context, results, whole)
  if (!whole.summary) return
  context.output.record({ summary: whole.summary })
  tellTotals(context.output, whole.summary)
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

function showSummary({ output }: Context, results: Result[], { total, dryRun }: Whole): void {
  const would = dryRun ? 'would be ' : ''
  const of = (outcome: Result['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  const missed = total - results.length
  output.say(
    `\n${count(of('imported'), 'file')} ${would}imported, ${of('unchanged')} unchanged, ${of('refused')} refused` +
      (missed > 0 ? `, ${missed} not tried. Run it again to go on.` : '.')
  )
}
