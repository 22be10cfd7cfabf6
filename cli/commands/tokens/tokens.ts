import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** API tokens: what scripts and other systems sign in with. */
export function tokensCommands(program: Command): void {
  const tokens = program.command('tokens').description('API tokens for scripts and other systems')

  const create = tokens
    .command('create')
    .description('make a token of yours; it is shown once')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption(
      '--scopes <list>',
      'what it may do: read, clients, invoices, payments, settings, audit; with commas between'
    )
    .option('--expires <days>', 'days until it expires, 365 at most, or "never"', '90')
  examples(create, [
    ['portal tokens create --name "nightly import" --scopes read,invoices', 'for 90 days'],
    ['portal tokens create --name bi --scopes read --expires never --json', 'for a script'],
  ])
  does(create, () => import('./create.ts'))

  const list = tokens
    .command('list')
    .description('your tokens; owners see those of everybody')
    .option('--staff <person>', 'only of this colleague (address or id)')
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [['portal tokens list', 'when each was used and expires']])
  does(list, () => import('./list.ts'))

  const revoke = tokens
    .command('revoke')
    .description('end a token, from the next request on')
    .argument('<token>', 'its id, or its name where only one is called so')
  examples(revoke, [['portal tokens revoke "nightly import"', 'when it may have leaked']])
  does(revoke, () => import('./revoke.ts'))
}
