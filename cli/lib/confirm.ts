import { createInterface } from 'node:readline/promises'
import { EXIT, Failure } from './failure.ts'
import { clean } from './text.ts'

/**
 * Asks a person yes or no; anything but "y" or "yes" is no. Where nobody can be asked it fails
 * as wrong usage, so that a script has to say --yes.
 */
export async function confirm(question: string, yes: boolean | undefined): Promise<boolean> {
  if (yes) return true
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new Failure('confirmation-needed', 'This asks first, and nobody is here to answer.', {
      exitStatus: EXIT.usage,
      hint: 'Say --yes to go ahead without being asked.',
    })
  }

  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  const aborted = new AbortController()
  prompt.once('close', () => aborted.abort())
  try {
    const answer = await prompt.question(`${clean(question)} [y/N] `, { signal: aborted.signal })
    return /^y(es)?$/i.test(answer.trim())
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return false
    throw error
  } finally {
    prompt.close()
  }
}
