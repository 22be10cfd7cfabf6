import { Option, type Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

const ROLES = ['viewer', 'manager', 'owner']
const PERSON = 'their e-mail address, or the id that `portal staff list` tells'

/** The people of the company. */
export function staffCommands(program: Command): void {
  const staff = program.command('staff').description('your colleagues and what they may do')

  const list = staff
    .command('list')
    .description('who works with the portal')
    .option('--limit <number>', 'how many at most', '50')
  examples(list, [['portal staff list', 'roles, and who has a second factor']])
  does(list, () => import('./list.ts'))

  const add = staff
    .command('add')
    .description('invite a colleague by mail to choose a password')
    .argument('<email>', 'the address to sign in with')
    .requiredOption('--name <name>', 'what they are called')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('viewer'))
  examples(add, [
    ['portal staff add mira@larkspur.example --name "Mira Iyer" --role manager', 'daily work'],
  ])
  does(add, () => import('./add.ts'))

  const role = staff
    .command('role')
    .description('give a colleague another role; it holds from their next request on')
    .argument('<person>', PERSON)
    .argument('<role>', ROLES.join(', '))
  examples(role, [['portal staff role mira@larkspur.example owner', 'everything']])
  does(role, () => import('./role.ts'))

  const invite = staff
    .command('invite')
    .description('mail the link again; the older one no longer works')
    .argument('<person>', PERSON)
  examples(invite, [['portal staff invite mira@larkspur.example', 'a new link']])
  does(invite, () => import('./invite.ts'))

  const disable = staff
    .command('disable')
    .description('end access at once: signed out everywhere, API tokens revoked')
    .argument('<person>', PERSON)
  examples(disable, [['portal staff disable mira@larkspur.example', 'somebody who left']])
  does(disable, () => import('./disable.ts'))

  const enable = staff
    .command('enable')
    .description('let a colleague in again; tokens stay revoked')
    .argument('<person>', PERSON)
  examples(enable, [['portal staff enable mira@larkspur.example', 'somebody who is back']])
  does(enable, () => import('./enable.ts'))
}
