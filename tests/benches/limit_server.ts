import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import Fastify from 'fastify'

/*
 * What this machine can do at most: the same twenty rows of the same million, without sign-in,
 * policy or counts; and a static file. Arguments: database, file, client id.
 */
const [database, file, client] = process.argv.slice(2)
const db = new Sqlite(database, { readonly: true })
db.pragma('mmap_size = 268435456')
const list = db.prepare(
  `select public_id, number, kind, title, issued_on, due_on, currency, tax_inclusive_minor,
          balance_minor
     from invoices where client_id = ? and state = 'issued'
    order by issued_on desc, id desc limit 20`
)
const bytes = readFileSync(file)

const app = Fastify()
app.get('/list', () => ({ data: list.all(Number(client)) }))
app.get('/file', (_, reply) => reply.type('application/pdf').send(bytes))
await app.listen({ host: '127.0.0.1', port: 0 })

const address = app.server.address()
process.send?.({ port: address && typeof address === 'object' ? address.port : null })
process.once('disconnect', () => process.exit(0))
