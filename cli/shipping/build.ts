import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { lazyBuiltins } from './lazy_builtins.ts'
import { noticesOf } from './notices.ts'

/*
 * npm run build:cli [folder]: the CLI as one file without dependencies, in a folder that `npm pack` makes a
 * tarball of. Whoever installs that has no checkout, and a Node that may be older than ours.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const OUT = resolve(process.argv[2] ?? join(ROOT, 'build-cli'))

const root = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
rmSync(OUT, { recursive: true, force: true })
mkdirSync(join(OUT, 'bin'), { recursive: true })

const modules = await bundle()
writeFileSync(join(OUT, 'THIRD-PARTY-LICENSES.txt'), noticesOf(modules))
for (const [from, to] of [
  ['cli/shipping/launcher.js', 'bin/portal.js'],
  ['cli/shipping/README.md', 'README.md'],
  ['LICENSE', 'LICENSE'],
]) {
  copyFileSync(join(ROOT, from), join(OUT, to))
}
chmodSync(join(OUT, 'bin/portal.js'), 0o755)
writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
process.stdout.write(`portal ${root.version} is in ${OUT}\n`)

/** Answers the files that went in. */
async function bundle(): Promise<string[]> {
  const built = await build({
    root: ROOT,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [lazyBuiltins()],
    define: { PORTAL_VERSION: JSON.stringify(root.version) },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'cli/main.ts',
      target: 'node22.12',
      outDir: join(OUT, 'lib'),
      emptyOutDir: false,
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'portal.js', codeSplitting: false } },
    },
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const [chunk, ...others] = outputs.filter((output) => output.type === 'chunk')
  if (!chunk || others.length > 0) throw new Error('The bundle is not one file.')
  return chunk.moduleIds
}

function manifest(): object {
  const { version, license } = root
  return {
    name: 'client-portal-cli',
    description: 'Runs a client portal from a terminal',
    version,
    license,
    type: 'module',
    bin: { portal: './bin/portal.js' },
    engines: { node: '>=22.12' },
    files: ['bin', 'lib', 'THIRD-PARTY-LICENSES.txt'],
  }
}
