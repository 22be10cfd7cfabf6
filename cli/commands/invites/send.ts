import type { AnswerData, Sent } from '../../client.ts'
import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { count } from '../../lib/text.ts'

type Options = { pending?: true; all?: true; client?: string[]; dryRun?: boolean }
type Outcome = AnswerData<'admin.invites.store'>['invites'][number]['outcome']

const WORDS: Record<Outcome, string> = {
  sent: 'invited',
  no_address: 'no address',
  already_active: 'signs in already',
  disabled: 'disabled',
  link_still_valid: 'has a valid link',
  not_found: 'gone',
}

export const run: Run<Options> = async ({ output, connect }, options) => {
  const dryRun = options.dryRun ?? false
  const selection = selectionOf(options)
  const client = await connect()
  const { invites } = await client.data('admin.invites.store', {
    body: { ...selection, dryRun },
  })

  for (const { outcome, ...invite } of invites) {
    const told = outcome === 'sent' && dryRun ? 'would-send' : outcome.replaceAll('_', '-')
    output.record({ outcome: told, ...invite })
  }
  if (invites.length > 0) {
    output.table(
      [
        { title: 'Client', shrinks: true },
        { title: 'Address', shrinks: true },
        { title: 'Outcome' },
      ],
      invites.map(({ client: owner, email, outcome }) => [
        owner?.name ?? '–',
        email ?? '–',
        outcome === 'sent' && dryRun ? 'would be invited' : WORDS[outcome],
      ])
    )
  }

  const sent = invites.filter(({ outcome }) => outcome === 'sent').length
  const left = invites.length - sent
  const verb = dryRun ? 'would be invited' : 'invited'
  const rest = left > 0 ? `, ${left} left out` : ''
  output.say(`\n${count(sent, 'person', 'people')} ${verb}${rest}.`)
}

function selectionOf({ pending, all, client }: Options): Sent<'admin.invites.store'> {
  if (client) return { to: 'clients', clients: client }
  if (all) return { to: 'all' }
  if (pending) return { to: 'pending' }
  throw new Failure('usage', 'Whom? Say --pending, --all or --client <ref>.', {
    exitStatus: EXIT.usage,
    hint: 'With --dry-run you see first who it would be.',
  })
}
