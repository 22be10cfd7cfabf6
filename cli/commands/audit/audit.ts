import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Who did what, and when. */
export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('the audit log')

  const take = audit
    .command('export')
    .description('write the audit log, or a part of it')
    .option('--since <time>', 'from this day or time on (2026-01-31, or with time and zone)')
    .option('--until <time>', 'up to this day or time, inclusive')
    .addOption(new Option('--format <format>', 'how').choices(['jsonl']).default('jsonl'))
    .option('-o, --output <file>', 'where to; otherwise it is the output')
  examples(take, [
    ['portal audit export -o audit.jsonl', 'all of it'],
    ['portal audit export --since 2026-01-01 --until 2026-03-31 -o q1.jsonl', 'a quarter'],
  ])
  take.addHelpText('after', '\nDays are days in UTC. Exporting is itself written to the log.')
  does(take, () => import('./export.ts'))
}
