import type { Client, Sent } from '../../client.ts'
import type { Run } from '../../context.ts'
import { closest } from '../../lib/closest.ts'
import { Failure } from '../../lib/failure.ts'
import { changesOf } from '../../lib/settings/changes.ts'

type Section = 'company' | 'branding' | 'help' | 'payments' | 'security'

export const run: Run<{ file?: string }> = async ({ output, connect }, { file }, pairs) => {
  const client = await connect()
  const { fields } = await client.data('admin.settings.index')
  for (const [section, body] of await changesOf(pairs, file, fields)) {
    const settings = await change(client, section as Section, body).catch((error: unknown) => {
      throw toldBySection(error, section, body)
    })
    output.record({ section, ...settings })
    output.say(
      settings.changed
        ? `${output.paint.green('✓')} ${section} changed.`
        : `${section} was like that already.`
    )
  }
}

/** The body is as the server described it, and the server looks at it again. */
function change(client: Client, section: Section, body: object) {
  switch (section) {
    case 'company':
      return client.data('admin.company_settings.update', {
        body: body as Sent<'admin.company_settings.update'>,
      })
    case 'branding':
      return client.data('admin.branding_settings.update', {
        body: body as Sent<'admin.branding_settings.update'>,
      })
    case 'help':
      return client.data('admin.help_settings.update', {
        body: body as Sent<'admin.help_settings.update'>,
      })
    case 'payments':
      return client.data('admin.payment_settings.update', {
        body: body as Sent<'admin.payment_settings.update'>,
      })
    case 'security':
      return client.data('admin.security_settings.update', {
        body: body as Sent<'admin.security_settings.update'>,
      })
  }
}

/** As one types the key, and with what was probably meant. */
function toldBySection(error: unknown, section: string, body: Record<string, unknown>): unknown {
  if (!(error instanceof Failure) || !error.more.errors) return error
  const errors = error.more.errors.map(({ field, message }) => ({
    field: `${section}.${field}`,
    message,
  }))
  const zone = errors.some(({ field }) => field === 'company.timeZone') && body.timeZone
  const near = typeof zone === 'string' && closest(zone, Intl.supportedValuesOf('timeZone'))
  const hint = near ? `Did you mean ${near}?` : error.more.hint
  return new Failure(error.code, error.message, { ...error.more, errors, hint })
}
