import type { DateTime } from 'luxon'
import type { LinkRefusal } from '#domain/accounts/links/token_state'
import { passwordRule, type PasswordRule } from '#domain/accounts/passwords/password_rule'
import { readSettings } from '#domain/settings/read_settings'
import { done, refused, type Done } from '#domain/shared/result'
import { findStaffLink, staffLinkRefusal, type StaffLinkPurpose } from '#domain/staff/staff_links'
import type { StaffRole } from '#models/staff'

export type StaffLinkView = {
  purpose: StaffLinkPurpose
  companyName: string
  name: string
  email: string
  role: StaffRole
  password: PasswordRule
  expiresAt: DateTime
}

/** Whose password a mailed link would set, and what is asked of it. Looking changes nothing. */
export async function lookAtStaffLink(
  secret: string,
  now: DateTime
): Promise<Done<StaffLinkView> | LinkRefusal> {
  const link = await findStaffLink(secret)
  const refusal = staffLinkRefusal(link, now)
  if (!link || refusal) return refusal ?? refused('link_expired')

  const { company } = await readSettings()
  const { name, email, role } = link.staff
  const { purpose, expiresAt } = link
  const password = await passwordRule(link.staff)
  return done({ purpose, companyName: company.name, name, email, role, password, expiresAt })
}
