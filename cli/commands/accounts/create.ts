import type { Run } from '../../context.ts'
import { count } from '../../lib/text.ts'

export const run: Run<{ all: true; dryRun?: boolean }> = async ({ output, connect }, options) => {
  const dryRun = options.dryRun ?? false
  const client = await connect()
  const { opened, alreadyThere } = await client.data('admin.accounts.store', {
    body: { all: true, dryRun },
  })

  for (const account of opened) {
    output.record({ outcome: dryRun ? 'would-create' : 'created', ...account })
  }
  if (opened.length > 0) {
    output.table(
      [
        { title: 'Client', shrinks: true },
        { title: 'Address', shrinks: true },
      ],
      opened.map((account) => [account.client.name, account.email ?? 'no address'])
    )
  }
  const verb = dryRun ? 'would be created' : 'created'
  output.say(
    `${count(opened.length, 'account')} ${verb}, ${count(alreadyThere, 'client')} had one.`
  )
  if (opened.length > 0 && !dryRun) {
    output.note('Nobody was mailed. Invite them with: portal invites send --pending')
  }
}
