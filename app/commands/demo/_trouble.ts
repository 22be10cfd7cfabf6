/** What stops the demo, in one line that says what to do. Anything else that is thrown is a bug. */
export class DemoTrouble extends Error {}

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'it is on a read-only disk',
  ENOTDIR: 'a part of that path is a file, not a folder',
  EEXIST: 'it is a file, not a folder',
  ENOENT: 'a folder of that path is missing',
}

/** Turns what a file system says about `path` into trouble; rethrows the rest. */
export function fileTrouble(error: unknown, path: string): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code]
  if (!reason) throw error
  throw new DemoTrouble(`The demo cannot use ${path}: ${reason}.`)
}
