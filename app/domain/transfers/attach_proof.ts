import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { lockReport } from '#domain/transfers/lock_report'
import { isOfType, proofName } from '#domain/transfers/proof_file'
import TransferProof from '#models/transfer_proof'

/**
 * Keeps a file that shows the transfer, in place of an earlier one. While the report waits: what
 * staff decided by stays what it was.
 */
export async function attachProof(
  reportId: number,
  file: { name: string | null; contentType: string; bytes: Buffer },
  actor: Actor,
  now: DateTime
): Promise<
  | Done<TransferProof>
  | Refused<'not_found'>
  | Refused<'transfer_decided'>
  | Refused<'proof_not_of_type'>
> {
  if (!isOfType(file.bytes, file.contentType)) return refused('proof_not_of_type')
  return writeTransaction(async (trx) => {
    const report = await lockReport(trx, reportId)
    if (!report) return refused('not_found')
    if (report.state !== 'pending') return refused('transfer_decided')

    const proof = await TransferProof.updateOrCreate(
      { reportId },
      {
        clientId: report.clientId,
        name: proofName(file.name, file.contentType),
        contentType: file.contentType,
        content: file.bytes,
        createdAt: now,
      },
      { client: trx }
    )
    await recordAudit(
      trx,
      actor,
      {
        action: 'transfer.proof_attached',
        clientId: report.clientId,
        target: { type: 'transfer_report', id: report.publicId },
        details: { contentType: file.contentType, bytes: file.bytes.length },
      },
      now
    )
    return done(proof)
  })
}
