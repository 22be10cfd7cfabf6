import type { Row } from '../../client.ts'
import type { Run } from '../../context.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'

type Options = { state?: Row<'admin.questions.index'>['state']; limit: string }

export const run: Run<Options> = async ({ output, connect }, { state, limit }) => {
  const client = await connect()
  const questions = await atMost(limit, (size) =>
    client.pages('admin.questions.index', { query: { state, limit: size } })
  )

  for (const question of questions) output.record(question)
  if (questions.length === 0) return output.say('No questions.')
  const { yellow, dim } = output.paint
  output.table(
    [
      { title: 'Question' },
      { title: 'Client', shrinks: true },
      { title: 'Invoice' },
      { title: 'State', paint: (text) => (text === 'open' ? yellow(text) : dim(text)) },
      { title: 'Since' },
    ],
    questions.map((question) => [
      question.id,
      question.client.name,
      question.invoice.number,
      question.state,
      time(question.stateSince),
    ])
  )
}
