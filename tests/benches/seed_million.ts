import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { LARKSPUR } from '#database/demo/seller'
import { KESTREL_BAY } from '#database/demo/clients'

export const CLIENTS = 10_000
export const INVOICES_PER_CLIENT = 100
const LINES = 10

/** The client in the middle, whose person signs in. */
export const MEASURED_CLIENT = CLIENTS / 2

/**
 * A million invoices by plain SQL, into the SQLite file of a server that was migrated: the product's
 * verbs would take hours, and what is measured is reading. Answers the secret of an invite.
 */
export function seedMillion(dataDir: string): string {
  const db = new Sqlite(join(dataDir, 'portal.sqlite3'))
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -200000')
  const secret = randomBytes(32).toString('base64url')
  db.transaction(() => {
    people(db)
    invoices(db)
    parts(db)
    invite(db, secret)
    db.prepare(`insert into settings (key, value, updated_at) values ('portal', ?, ?)`).run(
      '{"enabled":true}',
      NOW
    )
  })()
  db.exec('analyze')
  db.close()
  return secret
}

const NOW = '2026-11-22T09:00:00.000Z'

const upTo = (last: number) =>
  `with recursive n(i) as (values (1) union all select i + 1 from n where i < ${last})`

function people(db: Sqlite.Database) {
  db.exec(`${upTo(CLIENTS)}
    insert into clients (id, public_id, ref, name, country, locale, created_at, updated_at)
    select i, 'client-' || i, 'C-' || i, 'Client ' || i, 'IN', 'en-IN', '${NOW}', '${NOW}' from n`)
  db.exec(`${upTo(CLIENTS)}
    insert into accounts (id, public_id, email, name, locale, password_hash, created_at, updated_at)
    select i, 'account-' || i, 'person-' || i || '@client.example', 'Person ' || i, 'en-IN', '-',
           '${NOW}', '${NOW}' from n`)
  db.exec(`${upTo(CLIENTS)}
    insert into memberships
      (id, public_id, client_id, account_id, role, state, created_at, updated_at)
    select i, 'membership-' || i, i, i, 'owner', 'invited', '${NOW}', '${NOW}' from n`)
  db.prepare(
    `insert into sellers (id, public_id, identity, name, created_at, updated_at)
     values (1, 'seller-1', 'larkspur', 'Larkspur Studio LLP', ?, ?)`
  ).run(NOW, NOW)
}

/** As long as a real one, and told from the row's id. As SQL over a column. */
function invoicePublicId(column: string): string {
  return `'invoice-' || substr('00000000000000' || ${column}, -14)`
}

/** The same for one row. */
export function invoicePublicIdOf(id: number): string {
  return `invoice-${String(id).padStart(14, '0')}`
}

/** Spread over clients in the order of time, as a company's invoices are: no client's are together. */
function invoices(db: Sqlite.Database) {
  db.prepare(
    `${upTo(CLIENTS * INVOICES_PER_CLIENT)}
    insert into invoices
      (id, public_id, client_id, seller_id, number, kind, type_code, state, source, source_hash,
       title, currency, issued_on, due_on, preceding_invoices, seller_party, buyer_party,
       lines_minor, allowances_minor, charges_minor, tax_exclusive_minor, tax_minor,
       tax_inclusive_minor, prepaid_minor, rounding_minor, due_minor, payable_minor, paid_minor,
       balance_minor, settled_on, search_text, created_at, updated_at)
    select i, ${invoicePublicId('i')}, (i - 1) % ${CLIENTS} + 1, 1, 'N-' || i, 'invoice', '380', 'issued',
           'json', 'hash', 'Brand retainer ' || i, 'INR', date('2025-01-01', '+' || (i / 1500) || ' days'),
           date('2025-01-15', '+' || (i / 1500) || ' days'), '[]', @seller, @buyer,
           100000, 0, 0, 100000, 18000, 118000, 0, 0, 118000, 118000,
           case when i % 10 = 0 then 0 else 118000 end, case when i % 10 = 0 then 118000 else 0 end,
           case when i % 10 = 0 then null else '2025-03-01' end, 'n-' || i || ' brand retainer',
           '${NOW}', '${NOW}'
    from n`
  ).run({ seller: JSON.stringify(LARKSPUR), buyer: JSON.stringify(KESTREL_BAY.party) })
}

/** Lines and taxes where they are read: of the measured client. */
function parts(db: Sqlite.Database) {
  db.exec(`${upTo(LINES)}
    insert into invoice_lines
      (client_id, invoice_id, position, line_id, name, description, quantity, unit_code,
       unit_price, net_minor, tax_category, tax_rate, classification)
    select client_id, id, i, i, 'Packaging system ' || i, 'Design', '1', 'C62', '100', 10000, 'S',
           '18', '998391'
    from invoices, n where client_id = ${MEASURED_CLIENT}`)
  db.exec(`insert into invoice_taxes
      (client_id, invoice_id, position, category, rate, taxable_minor, tax_minor)
    select client_id, id, 1, 'S', '18', 100000, 18000
    from invoices where client_id = ${MEASURED_CLIENT}`)
}

function invite(db: Sqlite.Database, secret: string) {
  db.prepare(
    `insert into secret_tokens
       (purpose, token_hash, account_id, membership_id, email, expires_at, created_at)
     values ('invite', @hash, @id, @id, @email, '2126-01-01T00:00:00.000Z', @now)`
  ).run({
    hash: createHash('sha256').update(secret).digest('hex'),
    id: MEASURED_CLIENT,
    email: `person-${MEASURED_CLIENT}@client.example`,
    now: NOW,
  })
}
