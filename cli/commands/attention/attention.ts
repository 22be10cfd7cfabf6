import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** What waits for somebody of the company. */
export function attentionCommand(program: Command): void {
  const attention = program
    .command('attention')
    .description('what waits for somebody, what costs most to wait first')
  examples(attention, [
    ['portal attention', 'held money, open disputes, told transfers, failed mails'],
    ['portal attention --json | jq .count', 'for a script that wakes somebody'],
  ])
  does(attention, () => import('./show.ts'))
}
