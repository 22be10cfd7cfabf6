import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Who did what, and when. */
export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('the audit log')

  const list = audit
    .command('list')
    .description('who did what, the newest first')
    .option('--action <action>', 'this, or all of a kind: payment.received, or payment')
    .option('--actor <who>', 'by this person: an address or id')
    .option('--client <ref>', 'about this client (reference or id)')
    .option('--since <time>', 'from this day or time on (2026-01-31, or with time and zone)')
    .option('--until <time>', 'up to this day or time, inclusive')
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [
    ['portal audit list --action session.opened --since 2026-11-01', 'who signed in'],
    ['portal audit list --client C-1041 --limit 500', 'all about one client'],
  ])
  list.addHelpText('after', '\nDays are days in UTC. Reading leaves no event in the log.')
  does(list, () => import('./list.ts'))

  const take = audit
    .command('export')
    .description('write the audit log, or a part of it')
    .option('--since <time>', 'from this day or time on (2026-01-31, or with time and zone)')
    .option('--until <time>', 'up to this day or time, inclusive')
    .addOption(new Option('--format <format>', 'how').choices(['jsonl', 'csv']).default('jsonl'))
    .option('-o, --output <file>', 'where to; otherwise it is the output')
  examples(take, [
    ['portal audit export -o audit.jsonl', 'all of it'],
    ['portal audit export --since 2026-01-01 --until 2026-03-31 -o q1.jsonl', 'a quarter'],
    ['portal audit export --format csv -o audit.csv', 'for a spreadsheet; it cannot be verified'],
  ])
  take.addHelpText('after', '\nDays are days in UTC. Exporting is itself written to the log.')
  does(take, () => import('./export.ts'))

  const verify = audit
    .command('verify')
    .description('check that nothing in an export was changed, offline')
    .argument(
      '[file]',
      'an export as JSON Lines, or - for the input; otherwise the server\u2019s log'
    )
    .option('--head <event:hash...>', 'a head that you kept, as in the daily mail')
    .option('--heads <file>', 'a file with heads, such as the daily mails as text')
    .option('--key <fingerprint...>', 'trust these keys only, not those that the log names')
  examples(verify, [
    ['portal audit verify audit.jsonl', 'a file; no server is asked'],
    ['portal audit verify audit.jsonl --heads mails.txt', 'also that its end was not cut off'],
    ['portal audit verify', 'fetch the log of the server and verify it'],
  ])
  verify.addHelpText(
    'after',
    '\nThe exit status is 1 if anything was changed; the first bad event and what was done are named.'
  )
  does(verify, () => import('./verify.ts'))
}
