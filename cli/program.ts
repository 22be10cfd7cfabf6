import { Command } from 'commander'
import { accountsCommands } from './commands/accounts/accounts.ts'
import { attentionCommand } from './commands/attention/attention.ts'
import { auditCommands } from './commands/audit/audit.ts'
import { brandingCommands } from './commands/branding/branding.ts'
import { clientsCommands } from './commands/clients/clients.ts'
import { completionCommand } from './commands/completion/completion.ts'
import { creditCommands } from './commands/credit/credit.ts'
import { eventsCommands } from './commands/events/events.ts'
import { invitesCommands } from './commands/invites/invites.ts'
import { invoicesCommands } from './commands/invoices/invoices.ts'
import { jobsCommands } from './commands/jobs/jobs.ts'
import { mailsCommands } from './commands/mails/mails.ts'
import { paymentsCommands } from './commands/payments/payments.ts'
import { portalCommands } from './commands/portal/portal.ts'
import { profilesCommands } from './commands/profiles/profiles.ts'
import { questionsCommands } from './commands/questions/questions.ts'
import { sessionCommands } from './commands/session/session.ts'
import { settingsCommands } from './commands/settings/settings.ts'
import { staffCommands } from './commands/staff/staff.ts'
import { tokensCommands } from './commands/tokens/tokens.ts'
import { transfersCommands } from './commands/transfers/transfers.ts'
import { examples } from './lib/examples.ts'
import { version } from './lib/version.ts'

/** The whole surface of `portal`: every command, option and help text, and nothing else. */
export function buildProgram(): Command {
  const program = new Command('portal')
    .description('Runs an invoice portal from a terminal.')
    .usage('<command> [options]')
    .version(version(), '-V, --version', 'say the version')
    .helpOption('-h, --help', 'say how a command is used')
    .helpCommand('help [command]', 'say how a command is used')
    .option('--url <address>', 'the server, when it is not the one you signed in to')
    .option('--profile <name>', 'another server that you signed in to')
    .option('--json', 'answer in JSON Lines, as when the output is piped')
    .option('-q, --quiet', 'say only errors and what is shown only once')
    .option('--no-color', 'no colours (as NO_COLOR does)')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({ outputError: () => {} })
    .exitOverride()

  sessionCommands(program)
  profilesCommands(program)
  portalCommands(program)
  clientsCommands(program)
  accountsCommands(program)
  invitesCommands(program)
  invoicesCommands(program)
  paymentsCommands(program)
  transfersCommands(program)
  creditCommands(program)
  eventsCommands(program)
  attentionCommand(program)
  questionsCommands(program)
  mailsCommands(program)
  auditCommands(program)
  settingsCommands(program)
  brandingCommands(program)
  staffCommands(program)
  tokensCommands(program)
  jobsCommands(program)
  completionCommand(program)

  examples(program, [
    ['portal login --url https://portal.example.com', 'sign in'],
    ['portal status', 'see how the portal is doing'],
    ['portal invoices import inbox/', 'take in every e-invoice of a folder'],
    ['portal invites send --pending', 'invite whoever was not invited yet'],
  ])
  program.addHelpText(
    'after',
    '\nExit status: 0 done, 1 failed, 2 wrong usage, 3 some failed, 4 not signed in,\n130 ended by Ctrl-C.'
  )
  return program
}
