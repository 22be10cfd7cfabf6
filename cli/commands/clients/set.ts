import type { Sent } from '../../client.ts'
import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { clean } from '../../lib/text.ts'

type Body = Sent<'admin.referred_clients.update'>

const FIELDS = [
  ...['name', 'legalName', 'taxNumber', 'contactName', 'billingEmail', 'phone'],
  ...['country', 'locale'],
]
const ADDRESS = ['line1', 'line2', 'city', 'postcode', 'region']

export const run: Run<object> = async ({ output, connect }, _, [ref, ...pairs]) => {
  const body = bodyOf(pairs)
  const client = await connect()
  const data = await client.data('admin.referred_clients.update', { params: { ref }, body })
  output.record(data)
  const { outcome, changed } = data
  const what = changed && changed.length > 0 ? `: ${changed.join(', ')}` : ''
  output.say(`${clean(data.name)} ${outcome}${what}.`)
}

function bodyOf(pairs: string[]): Body {
  const fields: Record<string, string | null> = {}
  const address: Record<string, string | null> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const field = at === -1 ? pair : pair.slice(0, at)
    const value = pair.slice(at + 1) || null
    if (at !== -1 && FIELDS.includes(field)) fields[field] = value
    else if (at !== -1 && ADDRESS.includes(field)) address[field] = value
    else throw wrong(pair)
  }
  return { ...fields, ...(Object.keys(address).length > 0 && { address }) } as Body
}

function wrong(pair: string): Failure {
  return new Failure('usage', `"${pair}" is no field=value of a client.`, {
    exitStatus: EXIT.usage,
    hint: `There are: ${[...FIELDS, ...ADDRESS].join(', ')}.`,
  })
}
