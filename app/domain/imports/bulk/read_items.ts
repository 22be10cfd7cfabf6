import type { Unreadable } from '#domain/bulk/table_batches'
import { checkInput, Issuers } from '#domain/imports/check_input'
import { findIssuer } from '#domain/imports/find_issuer'
import type { ImportParams } from '#domain/imports/bulk/import_params'
import type { InputProblem } from '#domain/imports/invoice_input'
import { sellerIdentity } from '#domain/imports/party_identity'
import { readCsv, type ReadInvoice } from '#domain/imports/read_csv'
import { readJson } from '#domain/imports/read_json'
import { surveyCsv, type Survey } from '#domain/imports/survey_csv'
import { readJsonRecords } from '#domain/imports/tables/read_json_records'
import type { CheckedDraft } from '#domain/imports/checked_draft'
import { refused } from '#domain/shared/result'

/** One invoice of the file, or what is wrong with it. `rows` is how many lines it takes there. */
export type ImportItem = { number: string | null; line: number; rows: number } & (
  { checked: CheckedDraft } | { problems: InputProblem[] }
)

/** A first look over the file: see `surveyCsv`. A document of a JSON file is always in one piece. */
export async function surveyItems(
  bytes: AsyncIterable<Buffer>,
  { format, delimiter, map }: ImportParams
): Promise<Survey> {
  if (format === 'csv') {
    const issuers = new Issuers(findIssuer)
    return surveyCsv(bytes, { delimiter, map }, async (said) => {
      const issuer = await issuers.get(said)
      return issuer.ok ? sellerIdentity(issuer.value) : null
    })
  }
  let count = 0
  for await (const record of readJsonRecords(bytes)) {
    if (!('problem' in record && record.problem.isFatal)) count++
  }
  return { count, apart: new Map() }
}

/** The invoices of a file, judged in themselves; a last refusal when the file breaks off. */
export async function* readItems(
  bytes: AsyncIterable<Buffer>,
  { format, delimiter, map, notation }: ImportParams,
  { apart }: Survey,
  onIgnored: (columns: string[]) => void = () => {}
): AsyncGenerator<ImportItem | Unreadable> {
  const issuers = new Issuers(findIssuer)
  const onHeader = ({ ignored }: { ignored: string[] }) => onIgnored(ignored)
  const invoices =
    format === 'csv'
      ? readCsv(bytes, { delimiter, map, notation, apart, onHeader })
      : readJson(bytes)
  for await (const read of invoices) yield await toItem(read, issuers)
}

async function toItem(read: ReadInvoice, issuers: Issuers): Promise<ImportItem | Unreadable> {
  if (!('input' in read)) {
    const { number, problems } = read
    return read.isFatal
      ? unreadable(problems[0])
      : { number, line: problems[0].line, rows: 1, problems }
  }
  const { input } = read
  const about = {
    number: input.head.get('number') ?? null,
    line: input.line,
    rows: input.lines.length,
  }
  const checked = await checkInput(input, issuers)
  return checked.ok ? { ...about, checked: checked.value } : { ...about, problems: checked.details }
}

function unreadable({ code, line, column, message }: InputProblem): Unreadable {
  const reason = code.replaceAll('_', '-')
  return refused('unreadable_file', { line, column, reason, message })
}
