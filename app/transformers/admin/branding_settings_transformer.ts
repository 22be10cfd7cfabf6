import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'
import { versionOf } from '#domain/shared/version_of'
import { brandContrast } from '#mails/brand_contrast'
import { logoPath } from '#transformers/portal/branding_transformer'

/**
 * How the portal looks, how well the colour can be read where it is used and, after a change,
 * whether this request was what changed it.
 */
export default class BrandingSettingsTransformer extends BaseTransformer<
  Settings['branding'] & { changed?: boolean }
> {
  toObject() {
    const { changed, ...branding } = this.resource
    const { primaryColor, logo } = branding
    const settings = {
      primaryColor,
      logo: logo && {
        url: logoPath(logo),
        width: logo.width,
        height: logo.height,
        tone: logo.tone,
      },
      contrast: brandContrast(primaryColor),
    }
    const version = versionOf([branding])
    return { ...settings, version, ...(changed !== undefined && { changed }) }
  }
}
