import type { Run } from '../../context.ts'
import { saveStream } from '../../lib/save_stream.ts'
import { clean } from '../../lib/text.ts'

type Options = { format: 'csv' | 'jsonl'; output?: string }

const TYPES = { jsonl: 'application/jsonl', csv: 'text/csv' }

export const run: Run<Options> = async ({ output, connect }, { format, output: file }) => {
  const client = await connect()
  const download = await client.stream('admin.client_exports.show', [TYPES[format]], {
    query: { format },
  })
  await saveStream(download, file, client.url)
  if (!file) return
  output.record({ file })
  output.say(`Written to ${clean(file)}.`)
}
