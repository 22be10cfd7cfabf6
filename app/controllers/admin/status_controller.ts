import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { portalMode, portalUrl } from '#config/app'
import { version } from '#config/version'
import { readSettings } from '#domain/settings/read_settings'
import { Clock } from '#domain/shared/clock'
import { webhookWarnings } from '#controllers/admin/webhook_warnings'
import PortalPolicy from '#policies/staff/portal_policy'
import StatusTransformer from '#transformers/admin/status_transformer'

type Counts = Record<string, number>

@inject()
export default class StatusController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    const { staff, serialize, staffBouncer } = ctx
    await staffBouncer.with(PortalPolicy).authorize('view')

    const [settings, clients, memberships, invoices, mails, warnings] = await Promise.all([
      readSettings(),
      db.from('clients').count('* as total').first(),
      countBy('memberships', 'state'),
      db
        .from('invoices')
        .whereNot('state', 'draft')
        .count('* as total')
        .select(
          db.raw(
            `sum(case when state = 'issued' and balance_minor > 0 then 1 else 0 end) as unpaid`
          )
        )
        .first(),
      countBy('outbox_mails', 'state'),
      webhookWarnings(ctx, this.clock.now()),
    ])

    return serialize(
      StatusTransformer.transform({
        version,
        mode: portalMode,
        portal: { enabled: settings.portal.enabled, url: portalUrl },
        company: settings.company.name,
        database: db.connection().dialect.name === 'postgres' ? 'postgresql' : 'sqlite',
        clients: Number(clients.total),
        memberships,
        invoices: { total: Number(invoices.total), unpaid: Number(invoices.unpaid ?? 0) },
        mails,
        warnings,
        staff,
      })
    )
  }
}

/** How many rows there are of each value of a column. */
async function countBy(table: string, column: string): Promise<Counts> {
  const rows = await db.from(table).select(column).count('* as total').groupBy(column)
  return Object.fromEntries(rows.map((row) => [String(row[column]), Number(row.total)]))
}
