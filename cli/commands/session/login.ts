import { text } from 'node:stream/consumers'
import { Client } from '../../client.ts'
import type { Run } from '../../context.ts'
import { knownUrl, storeSignIn } from '../../lib/config.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { serverUrl } from '../../lib/server_url.ts'
import { clean } from '../../lib/text.ts'

/** The token is tried before it is stored: a wrong one never replaces one that works. */
export const run: Run<{ token: string }> = async ({ output, url }, options) => {
  const token = (options.token === '-' ? await text(process.stdin) : options.token).trim()
  // It goes into a header, and a header takes no blanks and nothing but ASCII.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure('invalid-token', 'That is not a token.', {
      exitStatus: EXIT.usage,
      hint: 'A token is one word that begins with "portal_".',
    })
  }

  const server = url ?? knownUrl()
  if (!server) {
    throw new Failure('no-server', 'Which server?', {
      exitStatus: EXIT.usage,
      hint: 'Say it with --url https://portal.example.com',
    })
  }

  const target = { url: serverUrl(server), token }
  const identity = await new Client(target).data('admin.identity.show')
  const file = storeSignIn(target)

  const { green } = output.paint
  output.record({ url: target.url, ...identity })
  output.say(
    `${green('✓')} Signed in to ${target.url} as ${clean(identity.name)} (${identity.role}).`
  )
  output.note(`The token is kept in ${clean(file)}, readable by you alone.`)
}
