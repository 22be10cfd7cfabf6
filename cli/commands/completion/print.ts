import type { Run } from '../../context.ts'
import { bashCompletion } from '../../lib/completion/bash.ts'
import { fishCompletion } from '../../lib/completion/fish.ts'
import { zshCompletion } from '../../lib/completion/zsh.ts'
import { surfaceOf } from '../../lib/surface.ts'

const SHELLS: Record<string, typeof bashCompletion> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
}

/** Always the script itself: shells read it through a pipe. */
export const run: Run<object> = async ({ program }, _, [shell]) => {
  process.stdout.write(SHELLS[shell](surfaceOf(program)))
}
