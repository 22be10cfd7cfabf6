import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStep, type StepResult } from '#tests/support/check/step'

const GENERATED = '.adonisjs'

/**
 * Generates `.adonisjs/` again. It is committed, so a difference means that somebody changed a
 * route, a policy or a transformer and forgot it; the fresh files are left in place to be committed.
 */
export async function checkCodegen(): Promise<StepResult> {
  const before = await readTree(GENERATED)
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-codegen-'))
  const result = await runStep({
    name: 'codegen',
    command: process.execPath,
    args: ['--disable-warning=DEP0205', 'ace.js', 'codegen'],
    env: {
      NODE_ENV: 'development',
      APP_KEY: 'generating-code-signs-nothing-at-all',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    },
  })
  await rm(dataDir, { recursive: true, force: true })
  if (!result.ok) return result

  const after = await readTree(GENERATED)
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
  if (changed.length === 0) return result

  const list = changed.map((path) => `  ${path}`).join('\n')
  return { ...result, ok: false, output: `Out of date, and written again just now:\n${list}\n` }
}

async function readTree(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name))
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const))
  )
}
