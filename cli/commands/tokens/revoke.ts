import type { Client, Row } from '../../client.ts'
import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { clean } from '../../lib/text.ts'

type Token = Row<'admin.tokens.index'>

export const run: Run<object> = async ({ output, connect }, _options, [given]) => {
  const client = await connect()
  const token = await findToken(client, given ?? '')
  await client.call('admin.tokens.destroy', { params: { id: token.id } })
  output.record({ id: token.id, name: token.name, revoked: true })
  output.say(`${output.paint.green('✓')} ${clean(token.name ?? token.id)} is revoked.`)
}

/** A name that several have would end the wrong one. */
async function findToken(client: Client, given: string): Promise<Token> {
  const named: Token[] = []
  for await (const token of client.pages('admin.tokens.index', { query: { limit: 100 } })) {
    if (token.id === given) return token
    if (token.name === given) named.push(token)
  }
  const [only, ...more] = named
  if (only && more.length === 0) return only
  throw new Failure(
    only ? 'several-tokens' : 'not-found',
    only ? `${named.length} tokens are called "${given}".` : `No token is called "${given}".`,
    { exitStatus: EXIT.failed, hint: 'Name it by its id: portal tokens list' }
  )
}
