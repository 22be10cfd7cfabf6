import type { AnswerData } from '../../client.ts'
import type { Output } from '../output.ts'
import { clean, count } from '../text.ts'
import { time } from '../time.ts'

type Question = AnswerData<'admin.questions.show'>

/** A question for people: what it is about, and what was written, line by line. */
export function tellQuestion(output: Output, question: Question): void {
  const { bold, dim } = output.paint
  const { client, invoice, state, closedBy, earlierCount, messages } = question
  const by = closedBy ? ` by ${clean(closedBy)}` : ''
  output.say(
    `${bold(`${clean(client.name)} about ${clean(invoice.number)}`)}  ${clean(state)}${by}`
  )
  if (earlierCount > 0) output.say(dim(`(${count(earlierCount, 'message')} before these)`))
  for (const { author, at, text } of messages) {
    const side = author.side === 'staff' ? 'us' : 'the client'
    output.say(`\n${clean(author.name)} ${dim(`(${side}), ${time(at)}`)}`)
    // Its lines are kept; whatever else could move the terminal is not.
    for (const line of text.split('\n')) output.say(`  ${clean(line)}`)
  }
}
