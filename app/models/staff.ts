import { StaffSchema } from '#database/schema'
import { ApiTokens, type NamedToken } from '#models/api_tokens'

export type StaffRole = StaffSchema['role']

/** What a token may be given; "*" in a token is all of them. The role is asked as well. */
export const TOKEN_SCOPES = [
  'read',
  'clients',
  'invoices',
  'payments',
  'settings',
  'audit',
] as const

export type TokenScope = (typeof TOKEN_SCOPES)[number]

const RANK: Record<StaffRole, number> = { viewer: 0, manager: 1, owner: 2 }

/** A person of the company. */
export default class Staff extends StaffSchema {
  static table = 'staff'

  static readonly TOKEN_PREFIX = 'portal_'

  static apiTokens = new ApiTokens({
    tokenableModel: Staff,
    table: 'api_tokens',
    type: 'api_token',
    prefix: Staff.TOKEN_PREFIX,
  })

  declare currentAccessToken?: NamedToken

  get isEnabled(): boolean {
    return this.disabledAt === null
  }

  /** Has not chosen a password yet, by the link that was mailed. */
  get isInvited(): boolean {
    return this.passwordSetAt === null
  }

  /** Viewers read, managers do the daily work as well, owners everything. */
  isAtLeast(role: StaffRole): boolean {
    return RANK[this.role] >= RANK[role]
  }

  /** Whether this request may do what the scope covers. Without a token nothing narrows the role. */
  hasScope(scope: TokenScope): boolean {
    return this.currentAccessToken?.allows(scope) ?? true
  }
}
