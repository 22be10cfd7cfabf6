import { sentence } from '~shared/format/sentence'

/** Kept with the page's place in the history: what was wrong with a proof, in words. */
export const proofFaultState = (words: string) => ({ proofFault: words })

/** Those words as a sentence, out of `history.state`; empty when there are none. */
export function proofFaultOf(state: unknown): string {
  const fault: unknown =
    typeof state === 'object' && state !== null && 'proofFault' in state ? state.proofFault : ''
  return typeof fault === 'string' ? sentence(fault) : ''
}
