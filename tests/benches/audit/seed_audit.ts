import { generateKeyPairSync } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { chainHead, sealEvents } from '#domain/audit/seal_events'
import { ed25519Signer } from '#providers/ed25519_signer'
import seedToken from '#tests/benches/cli/seed_token'
import { seedLog } from '#tests/scale/seed_log'

/** An owner's token, and after the events of that as many as BENCH_EVENTS says. */
export default async function seedAudit(): Promise<void> {
  await seedToken()
  await sealEvents({ now: DateTime.utc(), always: true })
  const { seq } = await chainHead(db.connection())
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey)
  const to = seq + Number(process.env.BENCH_EVENTS)
  seedLog(process.env.DATA_DIR!, { from: seq + 1, to }, signer)
}
