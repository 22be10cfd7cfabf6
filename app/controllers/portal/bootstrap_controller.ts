import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { portalMode } from '#config/app'
import { openedLink } from '#controllers/portal/opened_link'
import { companyToday } from '#domain/invoices/company_today'
import { requestSettings } from '#middleware/request_settings'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import { currentReader } from '#middleware/current_reader'
import type { Reader } from '#models/reader'
import AccountTransformer from '#transformers/portal/account_transformer'
import BrandingTransformer from '#transformers/portal/branding_transformer'
import PayLinkTransformer from '#transformers/portal/pay_link_transformer'
import ViewerTransformer from '#transformers/portal/viewer_transformer'
import ViewingTransformer from '#transformers/portal/viewing_transformer'

@inject()
export default class BootstrapController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  /** All that the portal's pages need before they can show anything; also while it is off. */
  async show(ctx: HttpContext) {
    const settings = await requestSettings(ctx)
    const reader = await currentReader(ctx)
    return ctx.serialize({
      portal: {
        // Staff who view as a client see what clients will see.
        enabled: settings.portal.enabled || Boolean(reader?.viewing),
        today: companyToday(this.clock.now(), settings.company.timeZone),
        timeZone: settings.company.timeZone,
        mode: portalMode,
      },
      branding: BrandingTransformer.transform(settings),
      sessions: settings.sessions,
      locales: i18nManager.supportedLocales(),
      gateways: this.gateways.all().map(({ name }) => ({ name })),
      account: accountOf(reader),
      viewing: ctx.viewing ? ViewingTransformer.transform({ viewing: ctx.viewing }) : null,
      payLink: reader?.payLink ? PayLinkTransformer.transform(await openedLink(reader)) : null,
    })
  }
}

/** Whom the pages take for who is signed in. A pay link is nobody. */
function accountOf(reader: Reader | null) {
  if (reader?.account) return AccountTransformer.transform(reader)
  return reader?.viewing ? ViewerTransformer.transform(reader) : null
}
