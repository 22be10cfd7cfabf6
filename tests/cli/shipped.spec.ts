import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { serverUrl, staffToken } from '#tests/support/staff_api'

const run = promisify(execFile)
const BUILD = fileURLToPath(new URL('../../cli/shipping/build.ts', import.meta.url))
const ROOT = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

test.group('portal, as it is shipped', (group) => {
  let folder: string
  /** Builds, packs and installs, as somebody without a checkout would, and without a network. */
  group.setup(async () => {
    await truncate()
    folder = mkdtempSync(join(tmpdir(), 'portal-shipped-'))
    await run(process.execPath, [BUILD, join(folder, 'package')])
    await run('npm', ['pack', './package'], { cwd: folder })
    const tarball = join(folder, `client-portal-cli-${ROOT.version}.tgz`)
    const flags = ['--offline', '--no-audit', '--no-fund', '--prefix', join(folder, 'elsewhere')]
    await run('npm', ['install', ...flags, tarball], { cwd: folder })
    return () => rmSync(folder, { recursive: true, force: true })
  })

  const portal = (args: string[], env: Record<string, string> = {}) =>
    run(process.execPath, [join(folder, 'elsewhere/node_modules/.bin/portal'), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, ...env },
    })

  test('one file with its own manifest, and the licences of what is in it', async ({ assert }) => {
    const installed = join(folder, 'elsewhere/node_modules/client-portal-cli')
    const read = (name: string) => readFileSync(join(installed, name), 'utf8')
    const manifest = JSON.parse(read('package.json'))
    assert.equal(manifest.engines.node, '>=22.12')
    assert.notProperty(manifest, 'dependencies')
    assert.deepEqual(readdirSync(join(installed, 'lib')), ['portal.js'])
    assert.match(read('THIRD-PARTY-LICENSES.txt'), /^commander \d+.*\(MIT\)$/m)
    assert.include(read('LICENSE'), 'MIT')
    assert.include((await portal(['--version'])).stdout, ROOT.version)
  })

  test('says the same help, and works with a server', async ({ assert }) => {
    const golden = readFileSync(new URL('./help.txt', import.meta.url), 'utf8')
    const { stdout } = await portal(['--help'])
    assert.isTrue(golden.startsWith(`$ portal --help\n${stdout}\n$ portal login`))

    const env = { PORTAL_URL: serverUrl(), PORTAL_TOKEN: await staffToken('manager') }
    const whoami = await portal(['whoami'], env)
    assert.equal(JSON.parse(whoami.stdout).role, 'manager')
    const list = await portal(['jobs', 'list'], env)
    assert.equal(list.stdout, '')
  })
})
