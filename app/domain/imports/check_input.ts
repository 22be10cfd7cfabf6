import { documentHash } from '#domain/imports/document_hash'
import { draftFromInput } from '#domain/imports/draft_from_input'
import type { findIssuer, IssuerRefused } from '#domain/imports/find_issuer'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import type { InputProblem, InvoiceInput } from '#domain/imports/invoice_input'
import type { CheckedDraft } from '#domain/imports/checked_draft'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** Looks sellers up once each; see findIssuer. */
export class Issuers {
  private found = new Map<string | null, Done<PartyDraft> | IssuerRefused>()

  constructor(private find: typeof findIssuer) {}

  async get(said: string | null): Promise<Done<PartyDraft> | IssuerRefused> {
    const known = this.found.get(said)
    if (known) return known
    const found = await this.find(said)
    this.found.set(said, found)
    return found
  }
}

/** Makes a document of what was said, and judges it. */
export async function checkInput(
  input: InvoiceInput,
  issuers: Issuers,
  ref: string | null = null
): Promise<Done<CheckedDraft> | Refused<'unreadable', InputProblem[]>> {
  const said = input.head.get('seller') ?? null
  const issuer = await issuers.get(said)
  if (!issuer.ok) {
    const { message } = issuer.details
    return refused('unreadable', [
      { code: issuer.code, line: input.line, column: 'seller', message },
    ])
  }
  const made = draftFromInput(input, issuer.value)
  if (!made.ok) return made
  const hash = documentHash(made.value, said, ref)
  return done({ draft: made.value, hash, ref })
}
