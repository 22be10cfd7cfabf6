import { Client } from '../../client.ts'
import type { Run } from '../../context.ts'
import { forgetSignIn } from '../../lib/config.ts'
import { Failure } from '../../lib/failure.ts'

/** Ends the token at the server and forgets it here; here also when the server is away. */
export const run: Run<object> = async ({ output, wanted }) => {
  const forgotten = forgetSignIn(wanted)
  if (!forgotten) {
    output.record({ forgotten: null, profile: null, revoked: false })
    return output.say('Nobody was signed in.')
  }

  const { name, url, token } = forgotten
  const trouble = await revoke({ url, token })
  output.record({ forgotten: url, profile: name, revoked: trouble === null })
  output.say(`Signed out of ${url}.`)
  if (trouble) {
    output.note(`${trouble} The token itself stays valid until it expires or is revoked.`)
  }
}

/** Null when the token is worth nothing any more. */
async function revoke(target: { url: string; token: string }): Promise<string | null> {
  try {
    await new Client(target).call('admin.current_tokens.destroy', { timeoutMs: 15_000 })
    return null
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.code === 'not-signed-in' ? null : error.message
  }
}
