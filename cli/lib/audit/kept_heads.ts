import { readBounded } from '../files.ts'
import { EXIT, Failure } from '../failure.ts'

/** A head of the log that was kept where nobody who holds the database can change it. */
export type KeptHead = { seq: number; hash: string }

const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/
/** In any text: a daily mail as it was saved will do. */
const HEADS_IN_TEXT = /(?<!\w)(\d{1,15}):([0-9a-f]{64})(?!\w)/g
const KEY = /^[0-9a-f]{32}$/
const LARGEST_FILE = 50 * 1024 * 1024

/** The heads that somebody kept: those of --head, and every one in the text of --heads. */
export async function keptHeads(given: { head?: string[]; heads?: string }): Promise<KeptHead[]> {
  const named = (given.head ?? []).map((text) => {
    const head = HEAD.exec(text)
    if (!head) throw wrong(`--head is <event>:<hash> as in the daily mail, not "${text}".`)
    return headOf(head)
  })
  if (given.heads === undefined) return named
  return [...named, ...(await headsIn(given.heads))]
}

/** The fingerprints of --key; undefined: those that the log names are trusted. */
export function keysOf(keys: string[] | undefined): string[] | undefined {
  const bad = keys?.find((key) => !KEY.test(key))
  if (bad !== undefined) throw wrong(`--key is 32 hexadecimal digits, not "${bad}".`)
  return keys
}

async function headsIn(file: string): Promise<KeptHead[]> {
  const bytes = await readBounded(file, LARGEST_FILE).catch((error: Error) => {
    throw new Failure('unreadable', `${file} cannot be read: ${error.message}.`)
  })
  if (bytes === null) throw wrong(`${file} is over 50 MB; that is not a file of heads.`)
  const heads = [...bytes.toString('utf8').matchAll(HEADS_IN_TEXT)].map(headOf)
  // A file that says nothing would let everything pass.
  if (heads.length === 0) throw wrong(`There is no head (<event>:<hash>) in ${file}.`)
  return heads
}

function headOf([, seq, hash]: RegExpExecArray): KeptHead {
  return { seq: Number(seq), hash }
}

function wrong(message: string): Failure {
  return new Failure('usage', message, { exitStatus: EXIT.usage })
}
