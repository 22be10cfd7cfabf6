import { adminUrl, portalUrl } from '#config/app'
import { logoForMail } from '#domain/branding/find_logo'
import { readSettings } from '#domain/settings/read_settings'
import { renderMail, type RenderedMail } from '#mails/render_mail'
import { translatorFor } from '#middleware/translator'
import type OutboxMail from '#models/outbox_mail'

/** Content-ID of the logo, which travels in the mail: nothing is fetched when it is opened. */
export const LOGO_ID = 'logo@portal'

/** A mail of the outbox as it reads with the settings of now, and the picture that it names. */
export async function renderRow(
  row: OutboxMail,
  secrets: Record<string, string>
): Promise<RenderedMail & { logo: Buffer | null }> {
  const settings = await readSettings()
  const picture = await logoForMail(settings.branding.logo)
  const rendered = await renderMail(row.kind, {
    params: row.params,
    secrets,
    locale: row.locale,
    settings,
    logo: picture && { src: `cid:${LOGO_ID}`, width: picture.width, height: picture.height },
    portalUrl,
    adminUrl,
    t: translatorFor(row.locale),
  })
  return { ...rendered, logo: picture && picture.bytes }
}
