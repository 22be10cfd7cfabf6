import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Several servers. */
export function profilesCommands(program: Command): void {
  const profiles = program.command('profiles').description('the servers that you signed in to')

  const list = profiles.command('list').description('the servers that you signed in to')
  examples(list, [['portal profiles list', 'the current one is marked']])
  does(list, () => import('./list.ts'))

  const use = profiles
    .command('use')
    .description('make a server the one that commands talk to')
    .argument('<name>', 'as `portal profiles list` tells it')
  examples(use, [
    ['portal profiles use staging', 'from now on'],
    ['portal --profile staging status', 'this once'],
  ])
  does(use, () => import('./use.ts'))

  const remove = profiles
    .command('remove')
    .description('forget a server on this machine; its token stays valid')
    .argument('<name>', 'as `portal profiles list` tells it')
  examples(remove, [
    ['portal profiles remove staging', 'only this machine forgets'],
    ['portal logout --profile staging', 'the token ends as well'],
  ])
  does(remove, () => import('./remove.ts'))
}
