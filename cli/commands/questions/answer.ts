import type { AnswerData } from '../../client.ts'
import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { readBounded, STDIN } from '../../lib/files.ts'
import { onceKey } from '../../lib/payments/once_key.ts'
import { tellQuestion } from '../../lib/questions/tell_question.ts'
import { time } from '../../lib/time.ts'

type Question = AnswerData<'admin.questions.show'>

/** More than the server takes, so that it says how much that is. */
const MOST_BYTES = 64 * 1024

export const run: Run<object> = async ({ output, connect }, _, [id, given]) => {
  const text = given === STDIN ? await readInput() : given
  const client = await connect()
  const before = await client.data('admin.questions.show', { params: { id } })
  // So that an answer whose arrival is not known can be sent again, and "Yes." to two questions.
  const key = onceKey('question answer', [id, askedLast(before), text], false)
  const question = await client.data('admin.question_messages.store', {
    params: { id },
    body: { text },
    headers: { 'idempotency-key': key },
  })
  const sent = question.messages.at(-1)
  const earlier = before.messages.find((message) => message.id === sent?.id)
  output.record(question)
  tellQuestion(output, question)
  if (earlier) output.note(`It was sent before, at ${time(earlier.at)}; nothing was sent now.`)
}

/** What the client wrote last: our own answers are left out, which a first run added to. */
function askedLast({ messages }: Question): string | null {
  return messages.findLast(({ author }) => author.side === 'client')?.id ?? null
}

async function readInput(): Promise<string> {
  const bytes = await readBounded(STDIN, MOST_BYTES)
  if (bytes !== null) return bytes.toString()
  throw new Failure('too-large', 'An answer has at most 4,000 characters.', {
    exitStatus: EXIT.failed,
  })
}
