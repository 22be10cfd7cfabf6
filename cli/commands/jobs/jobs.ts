import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Long work at the server. */
export function jobsCommands(program: Command): void {
  const jobs = program
    .command('jobs')
    .description('long work at the server: imports, bulk accounts, bulk invites')

  const list = jobs
    .command('list')
    .description('what runs, waits and ran, the newest first')
    .addOption(
      new Option('--state <state>', 'only these').choices([
        ...['queued', 'running', 'done', 'failed', 'cancelled'],
      ])
    )
    .option('--limit <number>', 'how many at most', '20')
  examples(list, [
    ['portal jobs list', 'the last 20'],
    ['portal jobs list --state running', 'what is under way'],
  ])
  does(list, () => import('./list.ts'))

  const show = jobs
    .command('show')
    .description('how far a job is, or how it ended')
    .argument('<id>', 'as `portal jobs list` tells it')
    .option('--failed <file>', 'write the rows that failed to this file, as CSV')
  examples(show, [
    ['portal jobs show 3fQ8cVYtT1uJr0b2LkXwZQ', 'its state, counts and first failed rows'],
  ])
  does(show, () => import('./show.ts'))

  const follow = jobs
    .command('follow')
    .description('watch a job until it is over')
    .argument('<id>', 'as `portal jobs list` tells it')
    .option('--failed <file>', 'write the rows that failed to this file, as CSV')
  examples(follow, [
    ['portal jobs follow 3fQ8cVYtT1uJr0b2LkXwZQ', 'Ctrl-C only leaves; the job goes on'],
  ])
  does(follow, () => import('./follow.ts'))

  const cancel = jobs
    .command('cancel')
    .description('end a job after the batch under way; what was done stays')
    .argument('<id>', 'as `portal jobs list` tells it')
  examples(cancel, [
    ['portal jobs cancel 3fQ8cVYtT1uJr0b2LkXwZQ', 'run the same command again to go on'],
  ])
  does(cancel, () => import('./cancel.ts'))
}
