import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Children } from './_children.js'
import { DemoTrouble, fileTrouble } from './_trouble.js'

const SOURCES = [
  ...['app', 'bin', 'config', 'database', 'resources', 'start', 'public'],
  ...['ace.js', 'adonisrc.ts', 'vite.config.ts', 'package.json'],
  ...['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
]
const NOT_SOURCES = /^public\/assets\//

/** Whether the production build is of these very sources. */
export async function isBuilt(root: string): Promise<boolean> {
  const known = await readFile(stampOf(root), 'utf8').catch(() => null)
  return known !== null && known === (await hashSources(root))
}

/** Builds the server and the pages. Throws DemoTrouble with the last words of the builder. */
export async function build(root: string, children: Children): Promise<void> {
  const sources = await hashSources(root)
  const result = await children.run({
    name: 'build',
    args: ['ace.js', 'build', '--tsconfig=tsconfig.build.json'],
    cwd: root,
    // The builder looks at the routes, for which the application has to start; it keeps nothing.
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APP_KEY: randomBytes(32).toString('base64url'),
      DATA_DIR: join(root, 'tmp/build'),
      LOG_LEVEL: 'silent',
    },
  })
  if (!result.ok) throw new DemoTrouble(`The build failed:\n${result.said.join('\n')}`)
  await needHashedNames(root)
  try {
    await writeFile(stampOf(root), sources)
  } catch (error) {
    fileTrouble(error, stampOf(root))
  }
}

/** A broken pages build succeeds all the same, but its files have no hash in their names. */
async function needHashedNames(root: string): Promise<void> {
  const file = join(root, 'build/public/assets/.vite/manifest.json')
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const manifest = JSON.parse(text) as Record<string, { file: string; isEntry?: boolean }>
  const entries = Object.values(manifest).filter((chunk) => chunk.isEntry)
  const hashed = entries.every((chunk) => /-[\w-]{8,}\.js$/.test(chunk.file))
  if (entries.length === 0 || !hashed) {
    throw new DemoTrouble(`The build made no pages (${file}).`)
  }
}

function stampOf(root: string): string {
  return join(root, 'build/.sources')
}

async function hashSources(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const path of await listSources(root)) {
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

async function listSources(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true })
  const top = entries.filter((entry) => SOURCES.includes(entry.name))
  const lists = top.map(async (entry) => {
    if (!entry.isDirectory()) return [entry.name]
    const inside = await readdir(join(root, entry.name), { recursive: true, withFileTypes: true })
    return inside
      .filter((one) => one.isFile())
      .map((one) => relative(root, join(one.parentPath, one.name)))
  })
  const all = await Promise.all(lists)
  return all
    .flat()
    .filter((path) => !NOT_SOURCES.test(path))
    .sort()
}
