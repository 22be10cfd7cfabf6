import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SpawnedServer = {
  url: string
  dataDir: string
  /** What it has written to its log so far. */
  said: () => string
  stop: () => Promise<void>
}

/**
 * The real server from the sources, in a process of its own with settings of its own, on a free
 * port. Its database is a SQLite of its own with the portal open; `seed` is a module whose default
 * export fills it.
 */
export async function spawnServer(
  settings: Record<string, string>,
  seed?: URL
): Promise<SpawnedServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-spawned-'))
  let said = ''
  const child = fork(new URL('server_program.ts', import.meta.url), seed ? [seed.href] : [], {
    execArgv: ['--disable-warning=DEP0205', '--import=@poppinss/ts-exec'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      APP_KEY: 'a key of these tests and of no other use',
      APP_URL: 'http://127.0.0.1:3333',
      DATA_DIR: dataDir,
      ...settings,
    },
  })
  child.stdout?.on('data', (part) => (said += part))
  child.stderr?.on('data', (part) => (said += part))
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  const port = (first as { port?: number } | null)?.port
  if (!port) throw new Error(`The server did not start:\n${said}`)
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    said: () => said,
    async stop() {
      child.kill('SIGKILL')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
