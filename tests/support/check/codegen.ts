import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStep, type StepResult } from '#tests/support/check/step'

const GENERATED = '.adonisjs'
const DOCUMENT = 'resources/openapi.json'

/**
 * Generates `.adonisjs/` and the API document again. Both are committed, so a difference means that
 * somebody changed a route, a policy or a transformer and forgot it; the fresh files are left in place
 * to be committed.
 */
export async function checkCodegen(): Promise<StepResult> {
  const before = await readAll()
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-codegen-'))
  const env = {
    NODE_ENV: 'development',
    APP_KEY: 'generating-code-signs-nothing-at-all',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
  }
  const run = (...args: string[]) =>
    runStep({
      name: 'codegen',
      command: process.execPath,
      args: ['--disable-warning=DEP0205', ...args],
      env,
    })
  const generated = await run('ace.js', 'codegen')
  // After the types that it names its schemas by.
  const written = generated.ok
    ? await run('--import=@poppinss/ts-exec', 'tests/support/openapi/main.ts')
    : generated
  const result = { ...written, seconds: generated.seconds + written.seconds }
  await rm(dataDir, { recursive: true, force: true })
  if (!result.ok) return result

  const after = await readAll()
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
  if (changed.length === 0) return result

  const list = changed.map((path) => `  ${path}`).join('\n')
  return { ...result, ok: false, output: `Out of date, and written again just now:\n${list}\n` }
}

async function readAll(): Promise<Map<string, string>> {
  const tree = await readTree(GENERATED)
  return tree.set(DOCUMENT, await readFile(DOCUMENT, 'utf8').catch(() => ''))
}

async function readTree(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name))
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const))
  )
}
