import type { Run } from '../../context.ts'
import { useProfile } from '../../lib/config.ts'

export const run: Run<object> = async ({ output }, _, [name]) => {
  const { url } = useProfile(name)
  output.record({ name, url })
  output.say(`Commands talk to ${url} from now on.`)
}
