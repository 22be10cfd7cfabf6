import { readFileSync } from 'node:fs'
import { Failure } from './failure.ts'

/** The JSON of a file; null when it is not there or not for us. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      // Somebody else's installation: as good as none.
      if (error.code === 'EACCES') return null
    }
    throw unreadable(file, reason(error))
  }
}

/** A file that is there, and of no use. */
export function unreadable(file: string, why: string): Failure {
  return new Failure('invalid-config', `${file} cannot be used: ${why}.`, {
    hint: 'Put it right or delete it, then sign in again with: portal login',
  })
}

export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
