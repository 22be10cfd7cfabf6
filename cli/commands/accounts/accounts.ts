import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

const ROLES = ['owner', 'payer', 'viewer']
const PERSON = 'their e-mail address, or the id that `portal accounts list` tells'
const CLIENT = 'at this client (reference or id), for who acts for several'

/** The people of clients who may sign in. */
export function accountsCommands(program: Command): void {
  const accounts = program.command('accounts').description('portal accounts of clients')

  const create = accounts
    .command('create')
    .description('let people act for clients; this mails nobody')
    .addOption(
      new Option('--all', 'make what is missing, for every client that has none').conflicts([
        'file',
        'client',
      ])
    )
    .addOption(
      new Option(
        '--file <csv>',
        'the people of a file (client_ref, email, name, role), or -'
      ).conflicts('client')
    )
    .option('--client <ref>', 'one person at this client (reference or id)')
    .option('--email <address>', 'whom, with --client')
    .option('--name <name>', 'what they are called, with --client')
    .addOption(new Option('--role <role>', 'what they may do, with --client').choices(ROLES))
    .option('--map <pair...>', 'a column of the file and of the format: "Customer=client_ref"')
    .option('--delimiter <sign>', 'what separates the cells of the file: , ; | or tab')
    .option('-n, --dry-run', 'only tell what would be done')
    .option('--failed <file>', 'write the rows that failed to this file, as CSV')
    .option('--detach', 'leave it to the server')
  examples(create, [
    ['portal accounts create --all --dry-run', 'see who would get one'],
    ['portal accounts create --all', 'make them; this mails nobody'],
    ['portal accounts create --file people.csv', 'add the people of a file'],
    [
      'portal accounts create --client C-1041 --email p@kestrel.example --name Priya --role payer',
      'add one',
    ],
  ])
  does(create, () => import('./create.ts'))

  const list = accounts
    .command('list')
    .description('who may act for which client, the newest first')
    .option('--search <text>', 'in the name or address of the person, or the name of the client')
    .addOption(
      new Option('--state <state>', 'only these').choices([
        ...['not_invited', 'invited', 'active', 'disabled'],
      ])
    )
    .addOption(new Option('--role <role>', 'only these').choices(ROLES))
    .option('--client <ref>', 'only of this client (reference or id)')
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [
    ['portal accounts list --client C-1041', 'the people of one client'],
    ['portal accounts list --state not_invited', 'who was not invited yet'],
  ])
  does(list, () => import('./list.ts'))

  const disable = accounts
    .command('disable')
    .description('end the access of a person to a client, at once and on every device')
    .argument('<person>', PERSON)
    .option('--client <ref>', CLIENT)
  examples(disable, [['portal accounts disable p@kestrel.example', 'nobody there can undo it']])
  does(disable, () => import('./disable.ts'))

  const enable = accounts
    .command('enable')
    .description('give access back: active as before, or to be invited')
    .argument('<person>', PERSON)
    .option('--client <ref>', CLIENT)
  examples(enable, [['portal accounts enable p@kestrel.example --client C-1041', 'at one client']])
  does(enable, () => import('./enable.ts'))

  const signOut = accounts
    .command('sign-out')
    .description('sign a person out on every device, for every client')
    .argument('<person>', PERSON)
  examples(signOut, [['portal accounts sign-out p@kestrel.example', 'they can sign in again']])
  does(signOut, () => import('./sign_out.ts'))
}
