import type { Facts } from '#tests/support/openapi/facts'
import type { ApiRoute } from '#tests/support/openapi/routes'

export const securitySchemes = {
  staffToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API token of a member of staff: its scopes, and what their role may.',
  },
  staffSession: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-staff',
    description:
      'The session of a member of staff who signed in with `POST /api/v1/admin/session`.',
  },
  portalSession: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-portal',
    description:
      'The session of a person of a client, or of who opened a pay link. The server says `portal` for it where it has no TLS.',
  },
}

/** Who gets in: nobody has to sign in where it is empty. */
export function securityOf(
  { middleware }: ApiRoute,
  { scopes }: Facts
): Record<string, string[]>[] {
  const find = (name: string) => middleware.find((one) => one.name === name)
  if (find('client')) return [{ portalSession: [] }]
  const staff = find('staff')
  if (!staff) return []
  const inPerson = isInPerson(staff.args)
  return [...(inPerson ? [] : [{ staffToken: [...scopes].sort() }]), { staffSession: [] }]
}

function isInPerson(args: unknown): boolean {
  return typeof args === 'object' && args !== null && 'inPerson' in args && args.inPerson === true
}
