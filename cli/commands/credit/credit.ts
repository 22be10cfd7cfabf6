import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Money of clients that no invoice has taken up. */
export function creditCommands(program: Command): void {
  const credit = program
    .command('credit')
    .description('money of clients that counts for no invoice')

  const list = credit
    .command('list')
    .description('the credit of a client, and where it came from')
    .argument('<client>', 'reference or id')
  examples(list, [['portal credit list C-1041', 'per payment and credit note']])
  does(list, () => import('./list.ts'))

  const allocate = credit
    .command('allocate')
    .description('count credit towards an invoice of the same client')
    .argument('<client>', 'reference or id')
    .requiredOption('--from <source>', 'the receipt number of a payment, or a credit note')
    .requiredOption('--invoice <number>', 'which invoice (number or id)')
    .option('--amount <amount>', 'how much; otherwise as much as fits')
    .option('--again', 'it is another one that looks the same')
    .option('-n, --dry-run', 'only tell what would be done')
    .option('-y, --yes', 'do not ask')
  examples(allocate, [
    ['portal credit allocate C-1041 --from R-2026-0017 --invoice INV-2041', 'as much as fits'],
  ])
  does(allocate, () => import('./allocate.ts'))
}
