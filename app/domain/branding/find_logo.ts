import type { Logo } from '#domain/settings/settings'
import BrandLogo from '#models/brand_logo'

/** As the pages show it; null when nobody ever handed it in. */
export async function findLogo(hash: string): Promise<Buffer | null> {
  const logo = await BrandLogo.query().where('hash', hash).select('bytes').first()
  return logo && Buffer.from(logo.bytes)
}

/** For white paper: what was made for a dark ground brings it along. */
export async function logoForPaper(logo: Logo | null): Promise<Buffer | null> {
  if (!logo) return null
  if (logo.tone !== 'light') return findLogo(logo.hash)
  const found = await plated(logo)
  return found && found.bytes
}

/**
 * For a mail, whose ground is white or near-black as the reader's app likes. Its size is in CSS
 * pixels.
 */
export async function logoForMail(
  logo: Logo | null
): Promise<{ bytes: Buffer; width: number; height: number } | null> {
  return logo && plated(logo)
}

async function plated({ hash }: Logo) {
  const row = await BrandLogo.query().where('hash', hash).select('plated_bytes').first()
  if (!row) return null
  const bytes = Buffer.from(row.platedBytes)
  // Of a PNG's IHDR (PNG 3, 11.2.1); twice what is shown.
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return { bytes, width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
}
