import { Option, type Command } from 'commander'
import { does } from '../../context.ts'
import { day } from '../../lib/day.ts'
import { examples } from '../../lib/examples.ts'

const STATUSES = ['unpaid', 'overdue', 'pending', 'paid', 'refunded', 'void']
const DATES = ['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY']

/** Invoices and credit notes. */
export function invoicesCommands(program: Command): void {
  const invoices = program.command('invoices').description('invoices and credit notes')
  listCommand(invoices)
  importCommand(invoices)

  const show = invoices
    .command('show')
    .description('one invoice: lines, payments, what happened to it')
    .argument('<invoice>', 'number or id')
  examples(show, [['portal invoices show 2026-0815', 'by its number']])
  does(show, () => import('./show.ts'))

  const pdf = invoices
    .command('pdf')
    .description('the PDF of an invoice, as its client gets it')
    .argument('<invoice>', 'number or id')
    .option('-o, --output <file>', 'where to write it; - for the output')
  examples(pdf, [['portal invoices pdf 2026-0815 -o invoice.pdf', 'under a name of your own']])
  does(pdf, () => import('./pdf.ts'))

  const voiding = invoices
    .command('void')
    .description('take an invoice back: it stays readable and is no longer owed')
    .argument('<invoice>', 'number or id')
    .requiredOption('--reason <text>', 'why, for its client to read')
    .option('-y, --yes', 'do not ask')
  examples(voiding, [['portal invoices void 2026-0815 --reason "Sent twice"', 'asks first']])
  voiding.addHelpText(
    'after',
    '\nWith money on it an invoice cannot be voided: that takes a credit note.'
  )
  does(voiding, () => import('./void.ts'))

  const link = invoices
    .command('link')
    .description('make a link by which anybody can pay an invoice without signing in')
    .argument('<invoice>', 'number or id')
    .option('--revoke-others', 'earlier links of it stop working')
  examples(link, [['portal invoices link 2026-0815', 'for a mail of your own']])
  does(link, () => import('./link.ts'))
}

function listCommand(invoices: Command): void {
  const list = invoices
    .command('list')
    .description('invoices of all clients, the newest first')
    .option('--search <text>', 'how a number or order number begins, or in a client’s name')
    .addOption(new Option('--status <status>', 'only these').choices(STATUSES))
    .option('--client <client>', 'of this client (reference or id)')
    .option('--currency <code>', 'in this currency')
    .option('--issued-from <day>', 'issued on this day or later', day)
    .option('--issued-to <day>', 'issued on this day or earlier', day)
    .option('--due-from <day>', 'due on this day or later', day)
    .option('--due-to <day>', 'due on this day or earlier', day)
    .addOption(
      new Option('--sort <order>', 'newest first, or due first').choices(['newest', 'due'])
    )
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [
    ['portal invoices list --status overdue --sort due', 'what to ask for first'],
    ['portal invoices list --client C-1041', 'of one client'],
    ['portal invoices list --search 2026-08 --json', 'for another program'],
  ])
  does(list, () => import('./list.ts'))
}

function importCommand(invoices: Command): void {
  const take = invoices
    .command('import')
    .description('take in e-invoices (EN 16931 in UBL 2.1 or CII D16B), or a CSV or JSON file')
    .argument(
      '[files...]',
      'e-invoices: files, folders, patterns such as "inbox/**/*.xml"; or one CSV or JSON file; - for the input'
    )
    .option('--notify', 'mail the clients about what is new (otherwise nobody is mailed)')
    .option('-n, --dry-run', 'only tell what would be done')
    .addOption(
      new Option('--format <format>', 'of the file, when its name does not say').choices([
        'xml',
        'csv',
        'json',
      ])
    )
    .option('--map <pair...>', 'a column of the file and of the format: "Rechnung=number"')
    .option('--delimiter <sign>', 'what separates the cells: , ; | or tab (found out by itself)')
    .addOption(new Option('--decimal <mark>', 'the decimal mark of a CSV file').choices(['.', ',']))
    .addOption(new Option('--dates <form>', 'how dates are written in a CSV file').choices(DATES))
    .option('--atomic', 'all of a CSV or JSON file or nothing; 20,000 rows at most')
    .option('--failed <file>', 'write the files or rows that failed to this file, as CSV')
    .option('--detach', 'leave a CSV or JSON file to the server')
    .addOption(
      new Option('--template [format]', 'print a file to begin with').choices(['csv', 'json'])
    )
  examples(take, [
    ['portal invoices import invoice.xml', 'one file'],
    ['portal invoices import inbox/ --notify', 'a folder, and tell the clients'],
    ['cat invoice.xml | portal invoices import -', 'from another program'],
    ['portal invoices import --template > invoices.csv', 'a CSV file to fill in'],
    ['portal invoices import invoices.csv --dry-run', 'see what would happen'],
    [
      'portal invoices import export.csv --decimal , --dates DD.MM.YYYY --map Nr=number',
      'another system’s file',
    ],
  ])
  take.addHelpText(
    'after',
    '\nThe same file twice changes nothing, so an import that broke off is simply run again.\nThe exit status is 3 if some failed, and 1 if all e-invoices or the whole of a file did.'
  )
  does(take, () => import('./import.ts'))
}
