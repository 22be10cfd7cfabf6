import { createHash } from 'node:crypto'
import { isPicture, LOGO_LIMIT_PIXELS } from '#domain/branding/logo_file'
import { logoTone } from '#domain/branding/logo_tone'
import type { Logo } from '#domain/settings/settings'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** Twice what is shown at most, for fine screens. */
const BOX = { width: 480, height: 160 }

/** Around a logo on a plate, in its own pixels. */
const PLATE = { padding: 16, radius: 16, light: '#1b1b1f', dark: '#ffffff' }

/** As it is kept, before it is shown. */
export type EncodedLogo = Logo & { bytes: Buffer; platedBytes: Buffer }

/**
 * A picture from outside as a PNG of ours: nothing of the file survives but its pixels, turned as
 * its camera meant them. How large it is is read before a pixel is decoded, so that a few bytes that
 * claim to be a wall of pixels cost nothing.
 */
export async function encodeLogo(
  file: Buffer
): Promise<Done<EncodedLogo> | Refused<'logo_unreadable'> | Refused<'logo_too_many_pixels'>> {
  if (!isPicture(file)) return refused('logo_unreadable')
  const { default: sharp } = await import('sharp')
  const read = { limitInputPixels: LOGO_LIMIT_PIXELS ** 2, failOn: 'error' as const }

  const { width, height } = await sharp(file, { ...read, limitInputPixels: false })
    .metadata()
    .catch(() => ({ width: 0, height: 0 }))
  if (!width || !height) return refused('logo_unreadable')
  if (Math.max(width, height) > LOGO_LIMIT_PIXELS) return refused('logo_too_many_pixels')

  const pixels = await sharp(file, read)
    .autoOrient()
    .resize({ ...BOX, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => null)
  // Cut off in the middle, or damaged.
  if (!pixels) return refused('logo_unreadable')

  const { info } = pixels
  const raw = { width: info.width, height: info.height, channels: 4 as const }
  const tone = logoTone(pixels.data)
  const png = sharp(pixels.data, { raw }).png({ compressionLevel: 9 })
  const bytes = await png.toBuffer()
  const hash = createHash('sha256').update(bytes).digest('hex')
  const platedBytes = tone === 'any' ? bytes : await onPlate(bytes, info, PLATE[tone])
  return done({ hash, width: info.width, height: info.height, tone, bytes, platedBytes })
}

/** On a ground that it can be read on, for where the ground around is not ours: a mail, a paper. */
async function onPlate(
  png: Buffer,
  { width, height }: { width: number; height: number },
  colour: string
): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const { padding, radius } = PLATE
  const [across, down] = [width + 2 * padding, height + 2 * padding]
  const plate = `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}"><rect width="${across}" height="${down}" rx="${radius}" fill="${colour}"/></svg>`
  return sharp(Buffer.from(plate))
    .composite([{ input: png, left: padding, top: padding }])
    .png({ compressionLevel: 9 })
    .toBuffer()
}
