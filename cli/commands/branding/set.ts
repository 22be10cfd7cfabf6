import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { readBounded } from '../../lib/files.ts'

type Options = { brandColor?: string; logo?: string; removeLogo?: boolean }

const LIMIT_BYTES = 2 * 1024 * 1024

const TYPES: [magic: string, at: number, type: string][] = [
  ['\x89PNG', 0, 'image/png'],
  ['\xff\xd8\xff', 0, 'image/jpeg'],
  ['WEBP', 8, 'image/webp'],
]

export const run: Run<Options> = async ({ output, connect }, { brandColor, logo, removeLogo }) => {
  if (!brandColor && !logo && !removeLogo) {
    throw usage('Say what to change: --color, --logo or --remove-logo.')
  }
  const picture = logo ? await readPicture(logo) : null
  const primaryColor = brandColor && colourOf(brandColor)
  const client = await connect()
  const { green } = output.paint

  // The file first: it is what may be refused.
  if (picture) {
    const { bytes, type } = picture
    const sent = { contentType: type, length: bytes.length }
    const { data } = await client.upload('admin.brand_logos.update', {}, bytes, sent)
    output.record(data)
    output.say(data.changed ? `${green('✓')} The logo is shown now.` : 'It was your logo already.')
  }
  if (removeLogo) {
    const data = await client.data('admin.brand_logos.destroy')
    output.record(data)
    output.say(data.changed ? `${green('✓')} The logo is gone.` : 'There was no logo.')
  }
  if (primaryColor) {
    const data = await client.data('admin.branding_settings.update', { body: { primaryColor } })
    output.record(data)
    output.say(
      data.changed ? `${green('✓')} The colour is ${primaryColor}.` : 'It was that colour already.'
    )
  }
  output.note('Documents that are out already, and mails that were sent, keep their look.')
}

function colourOf(text: string): string {
  const match = /^#?([0-9a-f]{6})$/i.exec(text)
  if (!match) throw usage(`"${text}" is no colour such as #2f4fa3.`)
  return `#${match[1].toLowerCase()}`
}

async function readPicture(file: string): Promise<{ bytes: Buffer<ArrayBuffer>; type: string }> {
  const bytes = await readBounded(file, LIMIT_BYTES).catch((error: unknown) => {
    throw usage(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  })
  if (!bytes) throw usage(`${file} is larger than 2 MB.`)
  const found = TYPES.find(
    ([magic, at]) => bytes.toString('latin1', at, at + magic.length) === magic
  )
  if (!found) throw usage(`${file} is no PNG, JPEG or WebP.`, 'SVG is not taken: export it as PNG.')
  return { bytes: Buffer.from(bytes), type: found[2] }
}

function usage(message: string, hint?: string): Failure {
  return new Failure('usage', message, { exitStatus: EXIT.usage, hint })
}
