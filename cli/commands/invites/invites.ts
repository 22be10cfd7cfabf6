import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Mails that ask people to set a password. */
export function invitesCommands(program: Command): void {
  const invites = program.command('invites').description('invites to the portal')

  const send = invites
    .command('send')
    .description('invite people by mail to set a password')
    .addOption(
      new Option('--pending', 'whoever was not invited yet, or whose link has expired').conflicts([
        'all',
        'client',
      ])
    )
    .addOption(
      new Option('--all', 'everyone who has not signed in yet, with a new link').conflicts('client')
    )
    .option('--client <ref...>', 'the people of these clients (reference or id)')
    .option('-n, --dry-run', 'only tell what would be done')
  examples(send, [
    ['portal invites send --pending --dry-run', 'see who would be invited'],
    ['portal invites send --pending', 'invite them'],
    ['portal invites send --client C-1041', 'a new link for one client'],
  ])
  does(send, () => import('./send.ts'))
}
