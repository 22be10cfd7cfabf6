import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

const ID = 'as `portal questions list` tells it'

/** What clients ask about their invoices. */
export function questionsCommands(program: Command): void {
  const questions = program
    .command('questions')
    .description('what clients ask about their invoices, and the answers')

  const list = questions
    .command('list')
    .description('what was asked, the newest first')
    .addOption(new Option('--state <state>', 'only these').choices(['open', 'answered', 'closed']))
    .option('--limit <number>', 'how many at most', '20')
  examples(list, [
    ['portal questions list --state open', 'what waits for an answer'],
    ['portal questions list --limit 100', 'more of them'],
  ])
  does(list, () => import('./list.ts'))

  const show = questions
    .command('show')
    .description('one question with what was written')
    .argument('<id>', ID)
  examples(show, [
    ['portal questions show 3fQ8cVYtT1uJr0b2LkXwZQ', 'the last messages, the newest at the end'],
  ])
  does(show, () => import('./show.ts'))

  const answer = questions
    .command('answer')
    .description('write to the client, who is mailed that there is something to read')
    .argument('<id>', ID)
    .argument('<text>', 'the answer, or - for the input')
  examples(answer, [
    ['portal questions answer 3fQ8cVYtT1uJr0b2LkXwZQ "Yes, it includes the setup."', 'one line'],
    ['portal questions answer 3fQ8cVYtT1uJr0b2LkXwZQ - < answer.txt', 'several lines'],
  ])
  answer.addHelpText(
    'after',
    '\nThe same answer is not sent twice until the client has written again.'
  )
  does(answer, () => import('./answer.ts'))

  const close = questions
    .command('close')
    .description('nothing is left to answer; mails nobody')
    .argument('<id>', ID)
    .option('--undo', 'open it again')
  examples(close, [
    ['portal questions close 3fQ8cVYtT1uJr0b2LkXwZQ', 'the client’s next message opens it again'],
    ['portal questions close 3fQ8cVYtT1uJr0b2LkXwZQ --undo', 'it was closed by mistake'],
  ])
  does(close, () => import('./close.ts'))
}
