import type { ChainVerdict } from './verify_log.ts'

type Broken = Extract<ChainVerdict, { intact: false }>
type Intact = Extract<ChainVerdict, { intact: true }>

const WORDS: Record<Broken['problem'], string> = {
  edited: 'was edited',
  missing: 'is missing',
  inserted: 'was never sealed: it was inserted',
  swapped: 'changed its place with another',
  rewritten: 'is not what was signed: the log was rewritten',
  forged_head: 'has a head that its key did not sign',
  unknown_key: 'has a head by a key that is not trusted here',
  unsigned: 'is under no head that a trusted key signed',
  wrong_personal_data: 'has other personal data than when it was recorded',
  unreadable: 'cannot be read',
  cut_off: 'and what came after it is missing: the end was cut off',
}

/** One sentence that names the first bad seq and what was done to it. */
export function sayBroken({ seq, problem, fromSeq }: Broken): string {
  const isRange = fromSeq !== undefined && fromSeq < seq
  if (isRange && problem === 'unsigned') {
    return `Events ${fromSeq} to ${seq} are under no head that a trusted key signed (unsigned).`
  }
  const which = isRange ? `One of ${fromSeq} to ${seq}` : `${seq}`
  return `Event ${which} ${WORDS[problem]} (${problem}).`
}

export function sayIntact({ events, firstSeq, head, signed }: Intact): string[] {
  const start = firstSeq > 1 ? ` from event ${firstSeq} on` : ''
  const lines = [
    `${events} ${events === 1 ? 'event is' : 'events are'} intact${start}. Head: ${head.seq}:${head.hash}`,
  ]
  if (!signed) return [...lines, 'No head of it is signed.']
  const count = signed.heads === 1 ? 'One head' : `${signed.heads} heads`
  return [
    ...lines,
    `${count} signed, the last at event ${signed.seq} on ${signed.at}, by key ${signed.keyId}.`,
  ]
}
