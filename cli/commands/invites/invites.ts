import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

const PERSON = 'their e-mail address, or the id that `portal invites list` tells'
const CLIENT = 'at this client (reference or id), for who acts for several'

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
        'file',
      ])
    )
    .addOption(
      new Option('--all', 'everyone who has not signed in yet, with a new link').conflicts([
        'client',
        'file',
      ])
    )
    .addOption(
      new Option('--client <ref...>', 'the people of these clients (reference or id)').conflicts(
        'file'
      )
    )
    .option('--file <csv>', 'whom a file names (client_ref or email), or - for the input')
    .option('--map <pair...>', 'a column of the file and of the format: "Customer=client_ref"')
    .option('--delimiter <sign>', 'what separates the cells of the file: , ; | or tab')
    .option('-n, --dry-run', 'only tell what would be done')
    .option('--failed <file>', 'write the rows that failed to this file, as CSV')
    .option('--detach', 'leave it to the server')
  examples(send, [
    ['portal invites send --pending --dry-run', 'see who would be invited'],
    ['portal invites send --pending', 'invite them'],
    ['portal invites send --client C-1041', 'a new link for one client'],
    ['portal invites send --file refs.csv', 'whom a file names'],
  ])
  does(send, () => import('./send.ts'))

  const list = invites
    .command('list')
    .description('invites that nobody has taken yet')
    .addOption(
      new Option('--state <state>', 'only these').choices(['pending', 'expired', 'bounced'])
    )
    .option('--client <ref>', 'only of this client (reference or id)')
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [['portal invites list --state bounced', 'whose address takes no mail']])
  does(list, () => import('./list.ts'))

  const resend = invites
    .command('resend')
    .description('mail a new link to one person; the older one no longer works')
    .argument('<person>', PERSON)
    .option('--client <ref>', CLIENT)
  examples(resend, [['portal invites resend p@kestrel.example', 'a new link']])
  does(resend, () => import('./resend.ts'))

  const revoke = invites
    .command('revoke')
    .description('take an invite back: its link no longer works')
    .argument('<person>', PERSON)
    .option('--client <ref>', CLIENT)
  examples(revoke, [
    ['portal invites revoke p@kestrel.example', 'invite them again whenever you like'],
  ])
  does(revoke, () => import('./revoke.ts'))
}
