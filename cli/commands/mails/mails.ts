import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** What the portal sends. */
export function mailsCommands(program: Command): void {
  const mails = program.command('mails').description('what the portal sends by mail')

  const list = mails
    .command('list')
    .description('mails, newest first')
    .addOption(
      new Option('--state <state>', 'how far they got').choices([
        ...['queued', 'sent', 'failed', 'bounced'],
      ])
    )
    .option('--kind <kind>', 'such as invite, receipt, password_reset')
    .option('--client <ref>', 'about this client (reference or id)')
    .option('--to <address>', 'to this address, or one with this in it')
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [
    ['portal mails list --state failed', 'what was given up, and why'],
    ['portal mails list --to kestrelbay.example', 'all to one company'],
  ])
  does(list, () => import('./list.ts'))

  const show = mails
    .command('show')
    .description('one mail, as its reader gets it; links that sign in are left out')
    .argument('<mail>', 'its id')
    .addOption(new Option('--html', 'the HTML instead of the text'))
  examples(show, [
    ['portal mails show k7Zr0mX4TqWc1vB2nD3eFg', 'read it'],
    ['portal mails show k7Zr0mX4TqWc1vB2nD3eFg --html > mail.html', 'look at it in a browser'],
  ])
  does(show, () => import('./show.ts'))

  const retry = mails
    .command('retry')
    .description('try a mail again that was given up')
    .argument('[mail...]', 'ids')
    .option('--failed', 'every mail that was given up in the last 30 days')
    .option('-n, --dry-run', 'only tell which it would be')
  examples(retry, [
    ['portal mails retry k7Zr0mX4TqWc1vB2nD3eFg', 'one'],
    ['portal mails retry --failed --dry-run', 'see which there are'],
  ])
  retry.addHelpText(
    'after',
    '\nMails with a link or code are not sent again: it was erased. What to do instead is said of each.\nThe exit status is 3 if some could not be tried again.'
  )
  does(retry, () => import('./retry.ts'))
}
