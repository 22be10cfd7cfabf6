import type { Client } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { finding, type Finding } from '../../lib/doctor/finding.ts'
import {
  addressFinding,
  certificateFinding,
  clockFinding,
  tokenFinding,
} from '../../lib/doctor/from_here.ts'
import { readCertificate } from '../../lib/doctor/read_certificate.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { clean, count } from '../../lib/text.ts'

const PATIENCE = 60_000

/** Looks at the way to the server first, then has the server look at itself. */
export const run: Run<object> = async (context) => {
  const client = await context.connect()
  const findings: Finding[] = []
  const tell = (found: Finding) => {
    findings.push(found)
    show(context, found)
  }

  tell(certificateFinding(client.url, await readCertificate(client.url), Date.now()))
  for await (const found of lookAtServer(client)) tell(found)

  const of = (state: Finding['state']) => findings.filter((found) => found.state === state).length
  const { output } = context
  const troubles = [
    of('failed') > 0 && `${of('failed')} failed`,
    of('warning') > 0 && count(of('warning'), 'warning'),
  ].filter(Boolean)
  output.say(`\n${troubles.length > 0 ? troubles.join(', ') : 'All is well'}.`)
  if (of('failed') > 0) process.exitCode = EXIT.failed
}

async function* lookAtServer(client: Client): AsyncGenerator<Finding> {
  try {
    const { token } = await client.data('admin.identity.show', { timeoutMs: PATIENCE })
    yield finding('server', 'ok', `${client.url} answers.`)
    yield tokenFinding(token?.expiresAt ?? null, Date.now())

    const asked = Date.now()
    const { checks, serverTime } = await client.data('admin.diagnosis.show', {
      timeoutMs: PATIENCE,
    })
    yield clockFinding(serverTime, asked, Date.now())
    const addresses = checks.find(({ name }) => name === 'addresses')
    yield addressFinding(client.url, addresses?.details.appUrl)
    yield* checks.map(({ name, state, message, advice }) => ({ name, state, message, advice }))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const isToken = error.code === 'not-signed-in' || error.code === 'not-allowed'
    yield finding(isToken ? 'token' : 'server', 'failed', error.message, error.more.hint ?? null)
  }
}

function show({ output }: Context, { name, state, message, advice }: Finding): void {
  output.record({ name, state, message, advice })
  const { green, yellow, red, dim } = output.paint
  const mark = { ok: green('✓'), warning: yellow('!'), failed: red('✗') }[state]
  output.say(`${mark} ${clean(name.replaceAll('_', ' ')).padEnd(12)} ${clean(message)}`)
  if (state !== 'ok' && advice) output.say(`  ${' '.repeat(12)} ${dim(clean(advice))}`)
}
