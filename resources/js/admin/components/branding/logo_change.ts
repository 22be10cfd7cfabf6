import type { TextKey } from '~shared/text/texts'

/** What is to become of the logo: null leaves it. `url` is of the picture itself. */
export type LogoChange = { file: File; url: string } | 'removed' | null

export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp']
const MOST_BYTES = 2 * 1024 * 1024

/** Why this file is no logo, as the key of a text; null when it may be one. The server looks again. */
export function faultOfLogo(file: File): TextKey | null {
  if (!LOGO_TYPES.includes(file.type)) return 'admin.branding.logo_type'
  if (file.size > MOST_BYTES) return 'admin.branding.logo_size'
  return file.size === 0 ? 'admin.branding.logo_empty' : null
}
