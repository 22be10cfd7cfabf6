import { test } from '@japa/runner'
import Database from 'better-sqlite3'
import { keepStatements } from '#database/statement_cache'

test.group('Kept statements of a SQLite connection', (group) => {
  let connection: Database.Database
  group.each.setup(() => {
    connection = new Database(':memory:')
    connection.exec(`create table things (id integer primary key, name text)`)
    keepStatements(connection)
    return () => {
      connection.close()
    }
  })

  test('the same text is prepared once', ({ assert }) => {
    const sql = 'select * from things where id = ?'
    assert.strictEqual(connection.prepare(sql), connection.prepare(sql))
  })

  test('a kept statement answers rightly after the table has changed', ({ assert }) => {
    const read = () => connection.prepare('select * from things').all()
    connection.prepare('insert into things (name) values (?)').run('a')
    assert.deepEqual(read(), [{ id: 1, name: 'a' }])

    connection.exec(`alter table things add column colour text default 'red'`)
    assert.deepEqual(read(), [{ id: 1, name: 'a', colour: 'red' }])
  })

  test('what is not used for long is let go', ({ assert }) => {
    const first = connection.prepare('select 1')
    for (let n = 0; n < 400; n++) connection.prepare(`select ${n} as n`)
    assert.notStrictEqual(connection.prepare('select 1'), first)
  })
})
