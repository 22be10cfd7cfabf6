import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** The portal as a whole. */
export function portalCommands(program: Command): void {
  const status = program.command('status').description('show how the portal is doing')
  examples(status, [
    ['portal status', 'at a glance'],
    ['portal status --json | jq .portal.enabled', 'for a script'],
  ])
  does(status, () => import('./status.ts'))

  const doctor = program
    .command('doctor')
    .description('look for what is wrong, here and at the server, and say what to do')
  examples(doctor, [
    ['portal doctor', 'everything, each with what to do about it'],
    ['portal doctor --json', 'for a monitor: the exit status is 1 when something failed'],
  ])
  does(doctor, () => import('./doctor.ts'))

  const enable = program.command('enable').description('let clients into the portal')
  examples(enable, [['portal enable', 'turn the portal on; this mails nobody']])
  does(enable, () => import('./enable.ts'))

  const disable = program
    .command('disable')
    .description('keep clients out: they see whom to contact instead')
    .option('-y, --yes', 'do not ask')
  examples(disable, [['portal disable --yes', 'turn the portal off without being asked']])
  does(disable, () => import('./disable.ts'))
}
