import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Who you are, and where. */
export function sessionCommands(program: Command): void {
  const login = program
    .command('login')
    .description('sign in to a server with an API token, and remember it')
    .requiredOption('--token <token>', 'the token; "-" reads it from the input')
  examples(login, [
    ['portal login --token portal_… --url https://portal.example.com', 'sign in'],
    ['portal login --token - < token.txt', 'without leaving the token in your history'],
  ])
  does(login, () => import('./login.ts'))

  const logout = program.command('logout').description('forget the sign-in on this machine')
  examples(logout, [['portal logout', 'forget the server you signed in to last']])
  does(logout, () => import('./logout.ts'))

  const whoami = program
    .command('whoami')
    .description('say who you are signed in as, and what you may do')
  examples(whoami, [['portal whoami', 'name, role, and the scopes of your token']])
  does(whoami, () => import('./whoami.ts'))
}
