import type { Run } from '../../context.ts'
import { saveStream } from '../../lib/save_stream.ts'
import { clean } from '../../lib/text.ts'
import { watched } from '../../lib/watched.ts'

type Options = { format: 'csv' | 'jsonl'; output?: string }

const TYPES = { jsonl: 'application/jsonl', csv: 'text/csv' }

export const run: Run<Options> = async ({ output, connect }, { format, output: file }) => {
  const client = await connect()
  const download = await client.stream('admin.client_exports.show', [TYPES[format]], {
    query: { format },
  })
  // On a terminal the list itself goes by.
  const body = file ? watched(download.body, null, output) : download.body
  await saveStream({ ...download, body }, file, client.url)
  if (!file) return
  output.record({ file })
  output.say(`Written to ${clean(file)}.`)
}
