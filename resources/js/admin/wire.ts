import type { Registry } from '@generated/admin_registry/schema'
import type { SecondStep } from '~shared/wire'

/** What the staff API answers, taken from its controllers and transformers. */
export type Answer<Route extends keyof Registry> = Registry[Route]['types']['response']
/** What it takes. */
export type Sent<Route extends keyof Registry> = Registry[Route]['types']['body']
export type Asked<Route extends keyof Registry> = Registry[Route]['types']['query']

export type StaffSession = Answer<'admin.staff_sessions.show'>['data']
/** Something that a page may show: whether it does, the server says. */
export type Ability = keyof StaffSession['can']
export type Admission = StaffSession | { secondFactor: SecondStep }
export type ApiToken = Answer<'admin.tokens.index'>['data'][number]
export type CliApproval = Answer<'admin.cli_approvals.show'>['data']
export type Job = Answer<'admin.jobs.show'>['data']
