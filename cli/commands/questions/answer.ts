import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { readBounded, STDIN } from '../../lib/files.ts'
import { onceKey } from '../../lib/payments/once_key.ts'
import { tellQuestion } from '../../lib/questions/tell_question.ts'

/** More than the server takes, so that it says how much that is. */
const MOST_BYTES = 64 * 1024

export const run: Run<object> = async ({ output, connect }, _, [id, given]) => {
  const text = given === STDIN ? await readInput() : given
  const client = await connect()
  // So that an answer whose arrival is not known can be sent again.
  const key = onceKey('question answer', [id, text], false)
  const question = await client.data('admin.question_messages.store', {
    params: { id },
    body: { text },
    headers: { 'idempotency-key': key },
  })
  output.record(question)
  tellQuestion(output, question)
}

async function readInput(): Promise<string> {
  const bytes = await readBounded(STDIN, MOST_BYTES)
  if (bytes !== null) return bytes.toString()
  throw new Failure('too-large', 'An answer has at most 4,000 characters.', {
    exitStatus: EXIT.failed,
  })
}
