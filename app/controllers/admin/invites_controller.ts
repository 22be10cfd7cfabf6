import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { type InviteSelection, sendInvites } from '#domain/accounts/links/send_invites'
import { Clock } from '#domain/shared/clock'
import { Problem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import Client from '#models/client'
import Membership from '#models/membership'
import ClientPolicy from '#policies/staff/client_policy'
import SentInvitesTransformer from '#transformers/admin/sent_invites_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { SEND_INVITES_FIELDS, sendInvitesValidator } from '#validators/admin/people'

@inject()
export default class InvitesController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('invite')
    refuseUnknownFields(ctx.request, SEND_INVITES_FIELDS)
    const {
      to,
      clients = [],
      dryRun = false,
    } = await ctx.request.validateUsing(sendInvitesValidator)

    const reports = await sendInvites(
      await this.selection(to, clients),
      requestActor(ctx),
      this.clock.now(),
      { dryRun }
    )
    return ctx.serialize(SentInvitesTransformer.transform({ reports, dryRun }))
  }

  private async selection(
    to: 'pending' | 'all' | 'clients',
    names: string[]
  ): Promise<InviteSelection> {
    if (to === 'pending') return 'pending'

    const query = Membership.query().orderBy('id').select('id')
    if (to === 'all') query.whereNotIn('state', ['active', 'disabled'])
    else query.whereIn('client_id', await this.clientIds(names))
    const memberships = await query
    return { memberships: memberships.map((membership) => membership.id) }
  }

  /** One misspelt reference refuses all of it: half a list of invites helps nobody. */
  private async clientIds(names: string[]): Promise<number[]> {
    const found = await Client.query()
      .whereIn('ref', names)
      .orWhereIn('public_id', names)
      .select('id', 'ref', 'public_id')
    const known = new Set(found.flatMap((client) => [client.ref, client.publicId]))
    const unknown = names.filter((name) => !known.has(name))
    if (unknown.length === 0) return found.map((client) => client.id)

    throw new Problem('invalid-input', 422, {
      errors: unknown.map((name) => ({
        field: 'clients',
        rule: 'known',
        message: `No client has the reference or id "${name}". Nobody was invited.`,
      })),
    })
  }
}
