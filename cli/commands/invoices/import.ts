import type { Context, Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { collectFiles, isPattern, STDIN } from '../../lib/files.ts'
import { importDocuments } from '../../lib/invoices/import_documents.ts'
import { importTable, type TableTaking } from '../../lib/invoices/import_table.ts'
import { saveStream } from '../../lib/save_stream.ts'
import { formatOf } from '../../lib/table_file.ts'

type Options = Omit<TableTaking, 'format'> & {
  format?: 'csv' | 'json' | 'xml'
  template?: true | 'csv' | 'json'
}

/** What only a file of many understands. */
const FOR_TABLES = ['map', 'delimiter', 'decimal', 'dates', 'atomic', 'detach'] as const

export const run: Run<Options> = async (context, options, files) => {
  const { template, format: said } = options
  if (template) return saveTemplate(context, template === 'json' ? 'json' : 'csv')
  if (files.length === 0) {
    throw usage('Which files? Say their names, or - for the input.', TEMPLATE_HINT)
  }
  const format = files.map((file) => formatIn(file, said)).find((one) => one !== 'xml')
  if (format === undefined) return importXml(context, files, options)
  const found = isPattern(files[0]) ? await collectFiles(files) : files
  if (found.length > 1) throw usage('One CSV or JSON file at a time, and no other beside it.')
  await importTable(context, found[0], { ...options, format })
}

function formatIn(file: string, said: Options['format']): 'csv' | 'json' | 'xml' {
  return said ?? (file === STDIN ? null : formatOf(file)) ?? 'xml'
}

function importXml(context: Context, files: string[], options: Options): Promise<void> {
  const wrong = FOR_TABLES.find((name) => options[name] !== undefined)
  if (wrong) throw usage(`--${wrong} is for CSV and JSON files.`)
  const { notify = false, dryRun = false, failed } = options
  return importDocuments(context, files, { notify, dryRun }, failed)
}

async function saveTemplate(context: Context, format: 'csv' | 'json'): Promise<void> {
  const client = await context.connect()
  const types = ['text/csv', 'application/json']
  const download = await client.stream('admin.bulk_invoice_imports.template', types, {
    query: { format },
  })
  await saveStream(download, undefined, client.url)
}

const TEMPLATE_HINT = 'With --template you get a file to begin with.'

function usage(message: string, hint?: string): Failure {
  return new Failure('usage', message, { exitStatus: EXIT.usage, hint })
}
