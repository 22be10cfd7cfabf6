import type { HttpContext } from '@adonisjs/core/http'
import { readJsonRecords } from '#domain/imports/tables/read_json_records'
import { Problem } from '#exceptions/problem'
import { rawBody } from '#middleware/raw_body'

const LIMIT = 1024 * 1024

/** Past the body parser: its numbers lose digits, and amounts are exact. */
export async function readDocument({ request }: HttpContext): Promise<Record<string, unknown>> {
  const bytes = await rawBody(request, { types: ['application/json'], limit: LIMIT })
  const records = await Array.fromAsync(readJsonRecords(only(bytes)))
  const [record] = records
  if (records.length !== 1 || 'problem' in record) throw new Problem('bad-request', 400)
  return record.value
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
