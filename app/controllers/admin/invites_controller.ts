import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { startJobOnce } from '#controllers/admin/start_job_once'
import { startTableJob } from '#controllers/admin/start_table_job'
import { listInvites } from '#domain/accounts/links/list_invites'
import { startBulkJob } from '#domain/bulk/start_bulk_job'
import { Clock } from '#domain/shared/clock'
import { Problem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import Client from '#models/client'
import ClientPolicy from '#policies/staff/client_policy'
import InviteTransformer from '#transformers/admin/invite_transformer'
import { INVITE_LIST_FIELDS, inviteListValidator } from '#validators/admin/client'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'
import { SEND_INVITES_FIELDS, sendInvitesValidator } from '#validators/admin/people'
import { PEOPLE_TABLE_FIELDS, peopleTableValidator } from '#validators/admin/table'

@inject()
export default class InvitesController {
  constructor(private clock: Clock) {}

  /** Invites that nobody has taken yet. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(request, INVITE_LIST_FIELDS)
    const asked = await request.validateUsing(inviteListValidator)
    const found = await listInvites(asked, this.clock.now())
    if (!found) throw badCursor()
    const { data } = await serialize(InviteTransformer.transform(found.rows))
    return { data, page: found.page }
  }

  /** Mails invites, as a job. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('invite')
    refuseUnknownFields(ctx.request, SEND_INVITES_FIELDS)
    const {
      to,
      clients = [],
      dryRun = false,
    } = await ctx.request.validateUsing(sendInvitesValidator)

    const params = to === 'clients' ? { to, clientIds: await this.clientIds(clients) } : { to }
    const order = { kind: 'send_invites', params, dryRun } as const
    const now = this.clock.now()
    return startJobOnce(ctx, { ...order, params: { to, clients } }, now, async (onceKey) => {
      const request = { ...order, onceKey }
      const started = await startBulkJob(request, ctx.staff, requestActor(ctx), now)
      if (!started.ok) throw new Error(`A job without a file was refused: ${started.code}`)
      return started.value
    })
  }

  /** The same for whom a CSV file (the body) names. */
  async import(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('invite')
    refuseUnknownFields(ctx.request, PEOPLE_TABLE_FIELDS)
    const asked = await ctx.request.validateUsing(peopleTableValidator)
    const toParams = (table: object) => ({ to: 'list', table })
    return startTableJob(ctx, 'send_invites', asked, toParams, this.clock.now())
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
