import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'

const COMPILED = ['app', 'config', 'database', 'start', 'tests', '.adonisjs/server']
const LINKED = ['node_modules', 'resources', 'public']
const COPIED = ['package.json', '.env.test', 'adonisrc.ts']

const CACHE = join('node_modules', '.cache', 'faults')

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  rewriteRelativeImportExtensions: true,
}

/**
 * The sources as JavaScript in a temporary folder, types unchecked: a process that is killed a
 * thousand times has to boot fast. It is also a copy of one moment, whoever edits meanwhile.
 */
export async function compile(root: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-faults-build-'))
  for (const name of LINKED) await symlink(join(root, name), join(folder, name))
  for (const name of [...COPIED, ...(await filesBelow(root, COMPILED))]) {
    await emit(join(root, name), join(folder, name))
  }
  return folder
}

async function filesBelow(root: string, folders: string[]): Promise<string[]> {
  const lists = folders.map(async (folder) => {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  })
  return (await Promise.all(lists)).flat()
}

async function emit(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  if (!from.endsWith('.ts') || from.endsWith('.d.ts')) return cp(from, to)
  await writeFile(to.replace(/\.ts$/, '.js'), await transpiled(await readFile(from, 'utf8')))
}

/** Kept by the content of the file, so that the next run compiles only what changed. */
async function transpiled(source: string): Promise<string> {
  const key = createHash('sha256').update(source).digest('hex')
  const kept = join(CACHE, `${key}.js`)
  try {
    return await readFile(kept, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const { outputText } = ts.transpileModule(source, { compilerOptions })
  await mkdir(CACHE, { recursive: true })
  // A reader sees the whole file or none.
  const own = `${kept}.${process.pid}`
  await writeFile(own, outputText)
  await rename(own, kept)
  return outputText
}
