import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/lucid'
import { dataDir } from '#config/app'
import { keepStatements } from '#database/statement_cache'

const databaseUrl = env.get('DATABASE_URL')

// Both engines answer alike: integers as numbers, dates and times as ISO 8601 strings.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is beyond safe integers`)
  return number
})
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

if (!databaseUrl) mkdirSync(dataDir, { recursive: true, mode: 0o700 })

const migrations = { naturalSort: true, paths: ['database/migrations'] }

type Sqlite = { pragma(text: string): void; prepare(sql: string): object }

const dbConfig = defineConfig({
  connection: databaseUrl ? 'postgres' : 'sqlite',

  connections: {
    sqlite: {
      client: 'better-sqlite3',
      connection: { filename: join(dataDir, 'portal.sqlite3') },
      useNullAsDefault: true,
      pool: {
        min: 1,
        max: 1,
        afterCreate(connection: Sqlite, done: (error: Error | null, connection: Sqlite) => void) {
          connection.pragma('journal_mode = WAL')
          // No commit is lost to a power cut. What tests write outlives none of them.
          connection.pragma(`synchronous = ${app.inTest ? 'OFF' : 'FULL'}`)
          connection.pragma('foreign_keys = ON')
          connection.pragma('cache_size = -32000')
          connection.pragma('mmap_size = 268435456')
          // Waiting here blocks the event loop; longer waits are asynchronous retries.
          connection.pragma('busy_timeout = 100')
          keepStatements(connection)
          done(null, connection)
        },
      },
      migrations,
      schemaGeneration: {
        enabled: app.inDev,
        rulesPaths: ['./database/schema_rules.js'],
        excludeTables: ['queue_jobs', 'queue_schedules', 'sessions', 'rate_limits'],
      },
    },

    postgres: {
      client: 'pg',
      connection: databaseUrl ?? '',
      pool: { min: 0, max: 10 },
      migrations,
      schemaGeneration: { enabled: false },
    },
  },
})

export default dbConfig
