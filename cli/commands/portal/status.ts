import type { AnswerData } from '../../client.ts'
import type { Run } from '../../context.ts'
import type { Output } from '../../lib/output.ts'
import { clean, count } from '../../lib/text.ts'

type Status = AnswerData<'admin.status.show'>

const DATABASES: Partial<Record<string, string>> = { sqlite: 'SQLite', postgresql: 'PostgreSQL' }

export const run: Run<object> = async ({ output, connect }) => {
  const client = await connect()
  const status = await client.data('admin.status.show')

  output.record({ server: client.url, ...status })
  for (const line of page(status, client.url, output)) output.say(line)
}

function page(status: Status, server: string, { paint }: Output): string[] {
  const { counts, portal, you } = status
  const state = portal.enabled
    ? `${paint.green('on')}   ${clean(portal.url)}`
    : `${paint.yellow('off')}  let clients in with: portal enable`
  const { accounts, invoices, mails } = counts

  const lines: [string, string][] = [
    ['Portal', state],
    [
      'Server',
      `${server}  ${paint.dim(`version ${clean(status.version)}, ${status.mode}, ${DATABASES[status.database] ?? status.database}`)}`,
    ],
    ['Clients', counts.clients.toLocaleString('en')],
    [
      'Accounts',
      `${accounts.active} active, ${accounts.invited} invited, ${accounts.notInvited} not invited, ${accounts.disabled} disabled`,
    ],
    [
      'Invoices',
      `${invoices.total.toLocaleString('en')}, ${invoices.unpaid.toLocaleString('en')} to pay`,
    ],
    ['Mail', mailLine(mails, paint.red)],
    ...(status.warnings ?? []).map((warning): [string, string] => [
      'Warning',
      paint.yellow(clean(warning.message)),
    ]),
    ['You', `${clean(you.name)} <${clean(you.email)}>, ${you.role}`],
  ]
  return [
    paint.bold(clean(status.company)),
    ...lines.map(([label, text]) => `${paint.dim(label.padEnd(9))} ${text}`),
  ]
}

function mailLine(mails: Status['counts']['mails'], alarm: (text: string) => string): string {
  const failed = mails.failed > 0 ? alarm(`${count(mails.failed, 'failed mail')}`) : 'none failed'
  return `${mails.sent.toLocaleString('en')} sent, ${mails.queued.toLocaleString('en')} waiting, ${failed}`
}
