import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#tests/support/free_port'

/** Redis's own server, or Valkey's: REDIS_SERVER names it, else it is looked for in the PATH. */
const PROGRAM = process.env.REDIS_SERVER ?? 'redis-server'

/** Whether this machine has one. No package brings it, so a test that needs it may be skipped. */
export const hasRedis = spawnSync(PROGRAM, ['--version']).status === 0

export type RedisServer = {
  url: string
  /** Gone without a word, as after a crash. What it knew is gone too. */
  kill(): Promise<void>
  /** There again, on the same port. */
  start(): Promise<void>
  /** Accepts connections and answers nothing. */
  freeze(): void
  thaw(): void
  /** Everything it holds, as its own client lists it. */
  keys(): Promise<string>
  remove(): Promise<void>
}

/** A Redis that keeps nothing, on a free port of loopback. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-redis-'))
  const port = await freePort()
  let child: ChildProcess | null = null

  const start = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
    child = spawn(PROGRAM, args, { stdio: 'ignore' })
    await untilOpen(port)
  }
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    keys: () => ask(port, 'KEYS *\r\n'),
    async remove() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await ask(port, 'PING\r\n').catch(() => '')).startsWith('+PONG')) return
    await sleep(50)
  }
  throw new Error('Redis did not start')
}

function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}QUIT\r\n`))
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (part) => (text += part))
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })
}
