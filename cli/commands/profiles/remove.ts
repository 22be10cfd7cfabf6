import type { Run } from '../../context.ts'
import { forgetSignIn } from '../../lib/config.ts'

export const run: Run<object> = async ({ output }, _, [profile]) => {
  const forgotten = forgetSignIn({ profile })
  output.record({ name: profile, url: forgotten?.url ?? null })
  output.say(`${profile} is forgotten here.`)
  output.note('Its token stays valid until it expires or is revoked.')
}
