import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

const gateway = () =>
  new Option('--gateway <name>', 'of this gateway').choices(['razorpay', 'paypal'])

/** What the gateways told. */
export function eventsCommands(program: Command): void {
  const events = program.command('events').description('what the gateways told by webhook')

  const list = events
    .command('list')
    .description('events, the newest first, and what came of them')
    .addOption(gateway())
    .option('--outcome <outcome>', 'with this outcome; waiting: nobody looked into it yet')
    .addOption(new Option('--rejected', 'those that did not verify').conflicts('outcome'))
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [
    ['portal events list --outcome waiting', 'what nobody has looked into yet'],
    ['portal events list --rejected', 'wrong secrets and forgers'],
  ])
  does(list, () => import('./list.ts'))

  const show = events
    .command('show')
    .description('one event, with all that came over the wire')
    .argument('<event>', 'as `portal events list` tells it')
  examples(show, [['portal events show cmF6b3JwYXk6ZXZ0XzE', 'headers and body as they came']])
  does(show, () => import('./show.ts'))

  const replay = events
    .command('replay')
    .description('look into events again; nothing is counted twice')
    .argument('[events...]', 'as `portal events list` tells them')
    .option('--since <time>', 'all that came since: a day, a time with its zone, or 2h')
    .addOption(gateway())
    .option('-n, --dry-run', 'only tell which it would be')
    .option('--failed <file>', 'write what could not be looked into to this file, as CSV')
    .option('--detach', 'leave it to the server')
  examples(replay, [
    ['portal events replay cmF6b3JwYXk6ZXZ0XzE', 'one'],
    ['portal events replay --since 2h --gateway paypal', 'after a gateway was away'],
  ])
  does(replay, () => import('./replay.ts'))
}
