import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Attempts to pay: what the gateways know of them, and what to do with money that is held. */
export function heldCommands(payments: Command): void {
  const reconcile = payments
    .command('reconcile')
    .description('ask the gateways what became of payments, now')
    .argument('[attempt]', 'one attempt to pay, by its id; otherwise all that are open')
    .option('--all', 'also those that are paid, expired or failed for good')
    .option('-n, --dry-run', 'only tell which would be asked about')
    .option('--failed <file>', 'write what could not be asked about to this file, as CSV')
    .option('--detach', 'leave it to the server')
  examples(reconcile, [
    ['portal payments reconcile', 'all that are open'],
    ['portal payments reconcile 3fQ8cVYtT1uJr0b2LkXwZQ', 'one, at once'],
    ['portal payments reconcile --all', 'also find refunds made at the gateway'],
  ])
  does(reconcile, () => import('./reconcile.ts'))

  const accept = payments
    .command('accept')
    .description('keep held money: it counts as far as it fits, the rest is credit')
    .argument('<attempt>', 'as `portal attention` tells it')
    .requiredOption('--note <text>', 'why, for the record')
    .option('-y, --yes', 'do not ask')
  examples(accept, [
    ['portal payments accept 3fQ8cVYtT1uJr0b2LkXwZQ --note "agreed by phone"', 'keep it'],
  ])
  does(accept, () => import('./accept.ts'))

  const giveBack = payments
    .command('return')
    .description('send held money back, all of it')
    .argument('<attempt>', 'as `portal attention` tells it')
    .requiredOption('--note <text>', 'why, for the record')
    .option('-y, --yes', 'do not ask')
  examples(giveBack, [
    ['portal payments return 3fQ8cVYtT1uJr0b2LkXwZQ --note "wrong currency"', 'send it back'],
  ])
  does(giveBack, () => import('./return.ts'))
}
