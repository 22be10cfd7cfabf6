import { text } from 'node:stream/consumers'
import { Client } from '../../client.ts'
import type { Run } from '../../context.ts'
import { signInByBrowser } from '../../lib/browser_sign_in.ts'
import { loginUrl, storeSignIn } from '../../lib/config.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { signInsFile } from '../../lib/sign_ins.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

type Options = { token?: string; browser: boolean }

/** The token is tried before it is stored: a wrong one never replaces one that works. */
export const run: Run<Options> = async ({ output, wanted }, options) => {
  const url = loginUrl(wanted)
  if (!url) {
    throw new Failure('no-server', 'Which server?', {
      exitStatus: EXIT.usage,
      hint: 'Say it with --url https://portal.example.com',
    })
  }

  const token =
    options.token === undefined
      ? await signInByBrowser(output, new Client({ url, token: '' }), options.browser)
      : await givenToken(options.token)
  const identity = await new Client({ url, token }).data('admin.identity.show')
  const expiresAt = identity.token?.expiresAt ?? null
  const profile = storeSignIn({ url, token, expiresAt }, wanted.profile)

  const { green } = output.paint
  output.record({ url, profile, ...identity })
  output.say(
    `${green('✓')} Signed in to ${url} as ${clean(identity.name)} (${clean(identity.role)}).`
  )
  output.note(
    `The token is kept in ${clean(signInsFile())} as "${profile}", readable by you alone` +
      (expiresAt ? `, valid until ${time(expiresAt)}.` : '.')
  )
}

async function givenToken(given: string): Promise<string> {
  const token = (given === '-' ? await text(process.stdin) : given).trim()
  // It goes into a header, and a header takes no blanks and nothing but ASCII.
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw new Failure('invalid-token', 'That is not a token.', {
    exitStatus: EXIT.usage,
    hint: 'A token is one word that begins with "portal_".',
  })
}
