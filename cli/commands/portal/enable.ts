import type { Run } from '../../context.ts'
import { clean } from '../../lib/text.ts'

export const run: Run<object> = async ({ output, connect }) => {
  const client = await connect()
  const opening = await client.data('admin.portal_openings.update')

  output.record(opening)
  output.say(
    opening.changed
      ? `${output.paint.green('✓')} The portal is on: ${clean(opening.url)}`
      : `The portal was on already: ${clean(opening.url)}`
  )
  if (opening.changed)
    output.note('Nobody was mailed. Invite people with: portal invites send --pending')
}
