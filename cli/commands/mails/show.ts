import type { Run } from '../../context.ts'
import { sayLines } from '../../lib/lines.ts'
import { clean, escapeUnsafe } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

export const run: Run<{ html?: true }> = async ({ output, connect }, { html }, [id]) => {
  const client = await connect()
  const mail = await client.data('admin.mails.show', { params: { id } })
  if (html) {
    // For a browser, also through a pipe; on a terminal it must not move the cursor.
    const { html: page } = mail.preview
    process.stdout.write(process.stdout.isTTY ? escapeUnsafe(page) : page)
    return
  }
  output.record(mail)
  const { to, bounce, preview } = mail
  sayLines(output, [
    ['To', to.name ? `${to.name} <${to.email}>` : to.email],
    ['Subject', preview.subject],
    ['About', mail.client && mail.client.name],
    ['State', `${mail.state}, tried ${mail.attempts}×`],
    ['Sent', mail.sentAt && time(mail.sentAt)],
    ['Last error', mail.error],
    ['Came back', bounce && `${bounce.kind}: ${bounce.reason ?? ''} (${time(bounce.occurredAt)})`],
    ['Attached', preview.attachments.map(({ name }) => name).join(', ') || null],
    ['Try again', mail.state === 'failed' ? again(mail.canBeRetried, id) : null],
  ])
  output.say('')
  for (const line of preview.text.split('\n')) output.say(clean(line))
}

function again(canBeRetried: boolean, id: string): string {
  return canBeRetried
    ? `portal mails retry ${id}`
    : 'not possible: its link or code was erased. Send a new one.'
}
