import type { TextKey } from '~shared/text/texts'

export const PROOF_TYPES = ['application/pdf', 'image/png', 'image/jpeg']
const MOST_BYTES = 5 * 1024 * 1024

/** Why this file is no proof, as the key of a text; null when it may be one. The server looks again. */
export function faultOfProof(file: File): TextKey | null {
  if (!PROOF_TYPES.includes(file.type)) return 'transfer.proof_type'
  if (file.size > MOST_BYTES) return 'transfer.proof_size'
  return file.size === 0 ? 'transfer.proof_empty' : null
}
