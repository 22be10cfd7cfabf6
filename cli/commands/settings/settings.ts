import type { Command } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** What owners decide once for everybody. */
export function settingsCommands(program: Command): void {
  const settings = program.command('settings').description('what holds for everybody')

  const get = settings
    .command('get')
    .description('show settings: all, a section, or one')
    .argument('[key]', 'such as company or company.timeZone')
  examples(get, [
    ['portal settings get', 'all of them'],
    ['portal settings get company.timeZone', 'one, by its key'],
    ['portal settings get --json | jq .company', 'for a script'],
  ])
  does(get, () => import('./get.ts'))

  const set = settings
    .command('set')
    .description('change settings')
    .argument('[key=value...]', 'what to change; an empty value takes off what may be absent')
    .option('--file <file>', 'settings as JSON, by section as `settings get --json` prints them')
  examples(set, [
    ['portal settings set company.timeZone=Asia/Kolkata', 'where the day begins'],
    ['portal settings set payments.partPayments=yes security.idleMinutes=20', 'several at once'],
    [`portal settings set 'payments.partMinimumMinor={"INR":100000}'`, 'in paise, by currency'],
    ['portal settings set --file settings.json', 'from a file'],
  ])
  set.addHelpText(
    'after',
    '\nEach section is one change: all that is said of it or nothing. Logo and colour also have\nverbs of their own: portal branding set'
  )
  does(set, () => import('./set.ts'))
}
