import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Invoices and credit notes. */
export function invoicesCommands(program: Command): void {
  const invoices = program.command('invoices').description('invoices and credit notes')

  const take = invoices
    .command('import')
    .description('take in e-invoices (EN 16931 in UBL 2.1 or CII D16B)')
    .argument('<files...>', 'files, folders, patterns such as "inbox/**/*.xml", or - for the input')
    .option('--notify', 'mail the clients about what is new (otherwise nobody is mailed)')
  examples(take, [
    ['portal invoices import invoice.xml', 'one file'],
    ['portal invoices import inbox/ --notify', 'a folder, and tell the clients'],
    ['cat invoice.xml | portal invoices import -', 'from another program'],
  ])
  take.addHelpText(
    'after',
    '\nThe same file twice changes nothing, so an import that broke off is simply run again.\nThe exit status is 1 if any file failed.'
  )
  does(take, () => import('./import.ts'))
}
