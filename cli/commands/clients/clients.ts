import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

const STATES = ['not_invited', 'invited', 'active', 'disabled', 'none']

/** Whom the company sends invoices to. */
export function clientsCommands(program: Command): void {
  const clients = program.command('clients').description('whom you send invoices to')

  const list = clients
    .command('list')
    .description('clients, with their accounts and what they owe')
    .option('--search <text>', 'in the name, reference, tax number or an e-mail address')
    .addOption(new Option('--state <state>', 'with an account in this state').choices(STATES))
    .option('--country <code>', 'of this country (two letters)')
    .option('--owing', 'only those that owe something')
    .addOption(new Option('--sort <order>', 'newest first, or by name').choices(['newest', 'name']))
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [
    ['portal clients list --search kestrel', 'find one'],
    ['portal clients list --state none', 'who has no account yet'],
    ['portal clients list --owing --sort name', 'who owes something'],
  ])
  does(list, () => import('./list.ts'))

  const show = clients
    .command('show')
    .description('one client: details, people, balances')
    .argument('<client>', 'reference or id')
  examples(show, [['portal clients show C-1041', 'by its reference']])
  does(show, () => import('./show.ts'))

  const take = clients
    .command('import')
    .description('take in clients from CSV or JSON; this mails nobody')
    .argument('[file]', 'a file, or - for the input')
    .option('--map <pair...>', 'a column of the file and of the format: "Kundennummer=ref"')
    .option('--delimiter <sign>', 'what separates the cells: , ; | or tab (found out by itself)')
    .option('--atomic', 'all rows or nothing')
    .option('-n, --dry-run', 'only tell what would be done')
    .option('--failed <file>', 'write the rows that failed to this file, as CSV')
    .option('--detach', 'leave it to the server')
    .addOption(new Option('--template', 'print a CSV file to begin with').conflicts('atomic'))
  examples(take, [
    ['portal clients import --template > clients.csv', 'a file to fill in'],
    ['portal clients import clients.csv --dry-run', 'see what would happen'],
    ['portal clients import clients.csv', 'take them in'],
    [
      'portal clients import export.csv --map "Kundennummer=ref" Firma=name',
      'another system’s file',
    ],
  ])
  take.addHelpText(
    'after',
    '\nRows are known by their ref: new ones are made, with a portal account, and known ones\nchanged to what the row says; an empty cell changes nothing. Run again it changes nothing.\nThe exit status is 3 if some rows were refused.'
  )
  does(take, () => import('./import.ts'))

  const give = clients
    .command('export')
    .description('every client, as a file that `clients import` takes')
    .addOption(
      new Option('--format <format>', 'of the file').choices(['csv', 'jsonl']).default('csv')
    )
    .option('-o, --output <file>', 'where to write it (otherwise to the output)')
  examples(give, [
    ['portal clients export -o clients.csv', 'to edit and import again'],
    ['portal clients export --format jsonl | wc -l', 'to another program'],
  ])
  does(give, () => import('./export.ts'))

  const set = clients
    .command('set')
    .description('make a client, or change what is known of it')
    .argument('<ref>', 'your own number of the client')
    .argument(
      '<field=value...>',
      'name, legalName, taxNumber, contactName, billingEmail, phone, country, locale, line1, line2, city, postcode, region; an empty value empties'
    )
  examples(set, [
    ['portal clients set C-1041 name="Kestrel Bay" country=GB', 'make or rename it'],
    ['portal clients set C-1041 phone=', 'take the phone number out'],
  ])
  does(set, () => import('./set.ts'))
}
