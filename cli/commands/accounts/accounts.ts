import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** The people of clients who may sign in. */
export function accountsCommands(program: Command): void {
  const accounts = program.command('accounts').description('portal accounts of clients')

  const create = accounts
    .command('create')
    .description('make the portal accounts that are missing')
    .requiredOption('--all', 'for every client that has none')
    .option('-n, --dry-run', 'only tell what would be done')
  examples(create, [
    ['portal accounts create --all --dry-run', 'see who would get one'],
    ['portal accounts create --all', 'make them; this mails nobody'],
  ])
  does(create, () => import('./create.ts'))
}
