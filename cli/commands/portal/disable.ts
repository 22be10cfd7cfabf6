import type { Run } from '../../context.ts'
import { confirm } from '../../lib/confirm.ts'
import { EXIT } from '../../lib/failure.ts'

export const run: Run<{ yes?: boolean }> = async ({ output, connect }, { yes }) => {
  const client = await connect()
  const question = `Turn the portal at ${client.url} off? Clients who are signed in lose access at once.`
  if (!(await confirm(question, yes))) {
    output.note('Nothing was changed.')
    process.exitCode = EXIT.failed
    return
  }

  const opening = await client.data('admin.portal_openings.destroy')
  output.record(opening)
  output.say(opening.changed ? 'The portal is off.' : 'The portal was off already.')
  if (opening.changed) {
    output.note('Payments that were begun are still settled. Turn it on again with: portal enable')
  }
}
