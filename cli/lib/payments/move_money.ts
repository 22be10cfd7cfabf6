import { Failure } from '../failure.ts'

/** After these nobody knows whether the server did it. */
const UNCERTAIN = new Set(['timeout', 'connection-lost', 'server-error', 'internal-error'])

/** Sends what moves money. Where the answer is lost, it says that doing it again is safe. */
export async function moveMoney<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof Failure) || !UNCERTAIN.has(error.code)) throw error
    throw new Failure(error.code, error.message, {
      ...error.more,
      hint: 'It may have been done. Run the same command again: it is done once, and told.',
    })
  }
}
