import type { AnswerData } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { sayLines } from '../../lib/lines.ts'

type Branding = AnswerData<'admin.branding_settings.show'>

export const run: Run<object> = async ({ output, connect }) => {
  const client = await connect()
  const branding = await client.data('admin.branding_settings.show')
  output.record(branding)
  tell(output, branding, client.url)
}

const GROUNDS = {
  any: 'at home on light and dark',
  dark: 'dark on a see-through ground: it gets a white plate where the page is dark',
  light: 'light on a see-through ground: it gets a dark plate where the page is light',
}

function tell(output: Context['output'], branding: Branding, url: string): void {
  const { logo, contrast } = branding
  const ratios = (['light', 'dark'] as const).map(
    (scheme) =>
      `${scheme}: buttons ${contrast[scheme].buttonLabel} : 1, links ${contrast[scheme].links} : 1`
  )
  sayLines(output, [
    ['Colour', branding.primaryColor],
    ['Contrast', ratios.join('; ')],
    ['Logo', logo ? `${new URL(logo.url, url)}  ${logo.width} × ${logo.height}` : 'none'],
    ['', logo && GROUNDS[logo.tone]],
  ])
}
