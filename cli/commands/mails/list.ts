import type { Row } from '../../client.ts'
import type { Run } from '../../context.ts'
import { spoken } from '../../lib/jobs/words.ts'
import { findClient } from '../../lib/people/find_client.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'

type Mail = Row<'admin.mails.index'>
type Options = {
  state?: Mail['state'] | 'bounced'
  kind?: string
  client?: string
  to?: string
  limit: string
}

export const run: Run<Options> = async ({ output, connect }, options) => {
  const { state, kind, client: of, to, limit } = options
  const client = await connect()
  const owner = of === undefined ? undefined : await findClient(client, of)
  const mails = await atMost(limit, (size) =>
    client.pages('admin.mails.index', {
      query: { state, kind, client: owner?.id, q: to, limit: size },
    })
  )
  for (const mail of mails) output.record(mail)
  if (mails.length === 0) return output.say('No mails.')
  output.table(
    [
      { title: 'Id' },
      { title: 'What' },
      { title: 'To', shrinks: true },
      { title: 'State' },
      { title: 'Why', shrinks: true },
      { title: 'When' },
    ],
    mails.map((mail) => [
      mail.id,
      mail.kind.replaceAll('_', ' '),
      mail.to.email,
      stateOf(mail),
      mail.bounce?.reason ?? mail.error ?? '–',
      time(mail.sentAt ?? mail.createdAt),
    ])
  )
}

const BOUNCES: Partial<Record<string, string>> = {
  hard: 'bounced',
  soft: 'delayed',
  complaint: 'called spam',
}

function stateOf({ state, bounce, attempts }: Mail): string {
  if (bounce) return BOUNCES[bounce.kind] ?? spoken(bounce.kind)
  return state === 'queued' && attempts > 0 ? `tried ${attempts}×` : state
}
