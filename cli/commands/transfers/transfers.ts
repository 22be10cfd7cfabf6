import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { day } from '../../lib/day.ts'
import { examples } from '../../lib/examples.ts'

/** What clients say that they have transferred. */
export function transfersCommands(program: Command): void {
  const transfers = program
    .command('transfers')
    .description('bank transfers that clients told of, and nobody has seen yet')

  const list = transfers
    .command('list')
    .description('what was told, the newest first')
    .option('--client <ref>', 'by this client (reference or id)')
    .addOption(
      new Option('--state <state>', 'in this state').choices([
        ...['pending', 'confirmed', 'rejected', 'withdrawn'],
      ])
    )
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [['portal transfers list --state pending', 'what waits for somebody']])
  does(list, () => import('./list.ts'))

  const confirm = transfers
    .command('confirm')
    .description('the money is there: it becomes a payment')
    .argument('<transfer>', 'as `portal transfers list` tells it')
    .option('--amount <amount>', 'what really came, when it is not what the client said')
    .option('--paid-on <day>', 'when it really came', day)
    .option('-y, --yes', 'do not ask')
  examples(confirm, [
    ['portal transfers confirm 3fQ8cVYtT1uJr0b2LkXwZQ', 'as the client said'],
    ['portal transfers confirm 3fQ8cVYtT1uJr0b2LkXwZQ --amount "118.00 EUR"', 'a little less came'],
  ])
  does(confirm, () => import('./confirm.ts'))

  const reject = transfers
    .command('reject')
    .description('the money is not there')
    .argument('<transfer>', 'as `portal transfers list` tells it')
    .requiredOption('--reason <text>', 'why; the client reads it')
    .option('-y, --yes', 'do not ask')
  examples(reject, [
    [
      'portal transfers reject 3fQ8cVYtT1uJr0b2LkXwZQ --reason "Nothing arrived"',
      'tell the client',
    ],
  ])
  does(reject, () => import('./reject.ts'))
}
