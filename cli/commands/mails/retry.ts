import type { Client } from '../../client.ts'
import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { clean, count } from '../../lib/text.ts'

type Options = { failed?: boolean; dryRun?: boolean }

const NEWS_MS = 30 * 24 * 60 * 60 * 1000

export const run: Run<Options> = async ({ output, connect }, { failed, dryRun }, named) => {
  if (named.length > 0 === (failed ?? false)) {
    throw new Failure('usage', 'Name mails by their ids, or say --failed.', {
      exitStatus: EXIT.usage,
      hint: 'See them with: portal mails list --state failed',
    })
  }
  const client = await connect()
  const ids = failed ? await failedMails(client) : named
  let left = 0
  for (const id of ids) {
    const outcome = dryRun ? await wouldBe(client, id) : await retry(client, id)
    if (outcome.why) left++
    output.record({ id, ...outcome })
    output.say(`${id}  ${outcome.why ? clean(outcome.why) : outcome.outcome.replaceAll('-', ' ')}`)
  }
  const verb = dryRun ? 'would be tried again' : 'will be tried again'
  output.say(`${count(ids.length - left, 'mail')} ${verb}${left > 0 ? `, ${left} not` : ''}.`)
  if (left > 0) process.exitCode = EXIT.someFailed
}

type Outcome = { outcome: 'queued' | 'would-queue' | 'left-out'; why: string | null }

async function retry(client: Client, id: string): Promise<Outcome> {
  try {
    await client.call('admin.mail_queueings.update', { params: { id } })
    return { outcome: 'queued', why: null }
  } catch (error) {
    // One that cannot be sent again keeps no other one back.
    if (!(error instanceof Failure) || !isOfTheMail(error)) throw error
    return { outcome: 'left-out', why: error.message }
  }
}

function isOfTheMail({ code }: Failure): boolean {
  return ['mail-not-failed', 'mail-link-erased', 'not-found'].includes(code)
}

async function wouldBe(client: Client, id: string): Promise<Outcome> {
  const { canBeRetried, state } = await client.data('admin.mails.show', { params: { id } })
  if (canBeRetried) return { outcome: 'would-queue', why: null }
  const why =
    state === 'failed' ? 'Its link or code was erased: send a new one.' : 'It was not given up.'
  return { outcome: 'left-out', why }
}

async function failedMails(client: Client): Promise<string[]> {
  const ids: string[] = []
  for await (const mail of client.pages('admin.mails.index', {
    query: { state: 'failed', limit: 100 },
  })) {
    if (Date.now() - Date.parse(mail.createdAt) < NEWS_MS) ids.push(mail.id)
  }
  return ids
}
