import type { Registry } from '@generated/admin_registry/schema'
import type { SecondStep } from '~shared/wire'

/** What the staff API answers, taken from its controllers and transformers. */
type Answer<Route extends keyof Registry> = Registry[Route]['types']['response']

export type StaffSession = Answer<'admin.staff_sessions.show'>['data']
export type Admission = StaffSession | { secondFactor: SecondStep }
export type ApiToken = Answer<'admin.tokens.index'>['data'][number]
export type CliApproval = Answer<'admin.cli_approvals.show'>['data']
