import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { day } from '../../lib/day.ts'
import { examples } from '../../lib/examples.ts'
import { heldCommands } from './held.ts'
import { moneyCommands } from './money.ts'

/** Money that came, and money that goes back. */
export function paymentsCommands(program: Command): void {
  const payments = program.command('payments').description('payments and refunds')

  const list = payments
    .command('list')
    .description('payments, the newest first')
    .option('--client <ref>', 'of this client (reference or id)')
    .addOption(
      new Option('--gateway <name>', 'that came this way').choices([
        ...['razorpay', 'paypal', 'bank_transfer', 'cash', 'cheque', 'card_terminal'],
      ])
    )
    .addOption(
      new Option('--state <state>', 'in this state; unapplied: with credit left').choices([
        ...['received', 'partly_refunded', 'refunded', 'disputed', 'unapplied'],
      ])
    )
    .option('--from <day>', 'paid on this day or later', day)
    .option('--to <day>', 'paid on this day or before', day)
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [
    ['portal payments list --client C-1041', 'of one client'],
    ['portal payments list --from 2026-10-01 --to 2026-10-31 --limit 10000', 'a month'],
    ['portal payments list --state unapplied', 'credit that nobody has used'],
  ])
  does(list, () => import('./list.ts'))

  const show = payments
    .command('show')
    .description('one payment: what it counts towards, its refunds, the gateway\u2019s events')
    .argument('<payment>', 'the number of its receipt, or its id')
  examples(show, [['portal payments show R-2026-0017', 'by its receipt']])
  does(show, () => import('./show.ts'))

  const receipt = payments
    .command('receipt')
    .description('fetch the receipt, as the client has it (PDF)')
    .argument('<payment>', 'the number of its receipt, or its id')
    .option('-o, --output <file>', 'where to, - is the output; otherwise a file of its number')
  examples(receipt, [['portal payments receipt R-2026-0017 -o receipt.pdf', 'into a file']])
  does(receipt, () => import('./receipt.ts'))

  moneyCommands(payments)
  heldCommands(payments)
}
