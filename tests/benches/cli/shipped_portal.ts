import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const BUILD = fileURLToPath(new URL('../../../cli/shipping/build.ts', import.meta.url))

/** Builds `portal` as it is shipped, one file, into this folder; answers the program. */
export async function shippedPortal(folder: string): Promise<string> {
  await promisify(execFile)(process.execPath, [BUILD, folder])
  return join(folder, 'bin/portal.js')
}
