import type { Run } from '../../context.ts'
import { readSignIns } from '../../lib/sign_ins.ts'
import { time } from '../../lib/time.ts'

/** Tokens are never shown. */
export const run: Run<object> = async ({ output }) => {
  const { current, profiles } = readSignIns()
  const rows = Object.entries(profiles).map(([name, { url, expiresAt }]) => {
    return { name, url, expiresAt, current: name === current }
  })
  for (const row of rows) output.record(row)
  if (rows.length === 0) return output.say('None yet. Sign in with: portal login --url <address>')
  output.table(
    [{ title: '' }, { title: 'Name' }, { title: 'Server', shrinks: true }, { title: 'Until' }],
    rows.map((row) => [
      row.current ? '*' : '',
      row.name,
      row.url,
      row.expiresAt ? time(row.expiresAt) : '–',
    ])
  )
}
