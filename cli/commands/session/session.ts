import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Who you are, and where. */
export function sessionCommands(program: Command): void {
  const login = program
    .command('login')
    .description('sign in to a server and remember it: you approve a code in the browser')
    .option('--token <token>', 'with an API token instead; "-" reads it from the input')
    .option('--no-browser', 'do not open the browser, only tell the address')
  examples(login, [
    ['portal login --url https://portal.example.com', 'in the browser'],
    ['portal login --url https://staging.example.com --profile staging', 'one more server'],
    ['portal login --token - < token.txt', 'for a script, with nothing left in your history'],
  ])
  does(login, () => import('./login.ts'))

  const logout = program
    .command('logout')
    .description('end the token at the server, and forget it on this machine')
  examples(logout, [
    ['portal logout', 'from the current server'],
    ['portal logout --profile staging', 'from another one'],
  ])
  does(logout, () => import('./logout.ts'))

  const whoami = program
    .command('whoami')
    .description('say who you are signed in as, and what you may do')
  examples(whoami, [['portal whoami', 'name, role, and the scopes of your token']])
  does(whoami, () => import('./whoami.ts'))
}
