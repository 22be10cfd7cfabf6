import { Failure } from '../failure.ts'

/** After these nobody knows whether the server did it. */
const UNCERTAIN = new Set(['timeout', 'connection-lost', 'server-error', 'internal-error'])

type Move = {
  /** --again: its key was never used before and is not used again; null where there is none. */
  again: boolean | null
  /** "recorded", "refunded": what there is when it was done before. */
  what: string
  /** The command that shows it. */
  seeIt: string
}

/**
 * Sends what moves money. Where the answer is lost, it says that doing it again is safe, or with
 * --again that it is not. The same command with another outcome was done before: `…-before`.
 */
export async function moveMoney<Answer>(
  { again, what, seeIt }: Move,
  send: () => Promise<Answer>
): Promise<Answer> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.code === 'idempotency-key-reused') {
      throw new Failure(`${what}-before`, `This was ${what} before. Nothing was done now.`, {
        hint:
          `See it with: ${seeIt}` +
          (again === null ? '' : '. If this is another one that looks the same, say --again.'),
      })
    }
    if (!UNCERTAIN.has(error.code)) throw error
    const hint = again
      ? `It may have been done: look first, with: ${seeIt}. The same with --again does it once more.`
      : 'It may have been done. Run the same command again: it is done once, and told.'
    throw new Failure(error.code, error.message, { ...error.more, hint })
  }
}
