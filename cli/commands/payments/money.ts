import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { day } from '../../lib/day.ts'
import { examples } from '../../lib/examples.ts'

const ONCE =
  '\nThe same command again does nothing a second time, so after a lost connection it is simply\nrun again. For another one that looks the same there is --again.'

/** What is recorded, and what is sent back. */
export function moneyCommands(payments: Command): void {
  const record = payments
    .command('record')
    .description('record money that came outside the gateways')
    .requiredOption('--client <ref>', 'who paid (reference or id)')
    .requiredOption('--amount <amount>', 'how much, with its currency: "1,180.00 EUR"')
    .addOption(
      new Option('--method <method>', 'how it came')
        .choices(['bank_transfer', 'cash', 'cheque', 'card_terminal'])
        .makeOptionMandatory()
    )
    .option('--paid-on <day>', 'when; otherwise today where the company is', day)
    .option(
      '--invoice <number...>',
      'what it is for, and maybe how much of it (number=amount); the rest is credit'
    )
    .option('--reference <text>', 'what the bank statement says')
    .option('--note <text>', 'for colleagues')
    .option('--no-notify', 'mail no receipt')
    .option('--again', 'it is another one that looks the same')
    .option('-n, --dry-run', 'only tell what would be done')
    .option('-y, --yes', 'do not ask')
  examples(record, [
    [
      'portal payments record --client C-1041 --amount "1,180.00 EUR" --method bank_transfer --invoice INV-2041',
      'one invoice',
    ],
    [
      'portal payments record --client C-1041 --amount "500 EUR" --method cash --invoice INV-1=200 INV-2',
      'a part of one, the rest for another',
    ],
  ])
  record.addHelpText('after', ONCE)
  does(record, () => import('./record.ts'))

  const refund = payments
    .command('refund')
    .description('send money of a payment back')
    .argument('<payment>', 'the number of its receipt, or its id')
    .option('--amount <amount>', 'how much; otherwise all that is left of it')
    .requiredOption('--reason <text>', 'why; the client reads it')
    .addOption(new Option('--still-owed', 'the invoices ask for it again').conflicts('creditNote'))
    .option('--credit-note', 'they do not: a credit note closes them')
    .option('--again', 'it is another one that looks the same')
    .option('-n, --dry-run', 'only tell what would be done')
    .option('-y, --yes', 'do not ask')
  examples(refund, [
    ['portal payments refund R-2026-0017 --reason "Came back" --credit-note', 'all of it'],
    [
      'portal payments refund R-2026-0017 --amount 45.00 --reason "Paid twice" --still-owed',
      'a part',
    ],
  ])
  refund.addHelpText('after', ONCE)
  refund.addHelpText(
    'after',
    'Money that came outside the gateways is not sent by the portal: pay it back first.'
  )
  does(refund, () => import('./refund.ts'))
}
