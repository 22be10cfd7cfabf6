import type { InviteReport } from '#domain/accounts/links/invite_memberships'
import type { BulkRow, Written } from '#domain/bulk/bulk_work'
import { countRows } from '#domain/bulk/count_rows'

/** What became of invites, as rows of their job; `line` is where a file names the person. */
export function inviteRows(reports: InviteReport[], line: number | null = null): Written {
  const rows = reports.map((report) => rowOf(report, line))
  return { rows, counts: countRows(rows) }
}

const HOW_TO_SEND_ANYWAY =
  'A link was mailed within the last hour and stays as it is. To send one anyway: portal invites resend'

function rowOf({ membership, email, outcome }: InviteReport, line: number | null): BulkRow {
  const client = membership?.ofClient
  return {
    line,
    column: null,
    outcome,
    code: null,
    message: outcome === 'just_invited' ? HOW_TO_SEND_ANYWAY : null,
    ref: email ?? client?.ref ?? client?.publicId ?? null,
    name: client?.name ?? null,
    targetId: membership?.publicId ?? null,
  }
}
