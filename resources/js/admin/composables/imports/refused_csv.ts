import { jobs } from '~admin/api/jobs'

const HEAD = ['line', 'column', 'outcome', 'code', 'message', 'ref', 'name']

/** All rows of a job that were not taken, as a CSV file, page by page. */
export async function refusedCsv(jobId: string): Promise<Blob> {
  const parts = [line(HEAD)]
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof jobs.rows>> = await jobs.rows(jobId, {
      outcome: 'refused',
      limit: 1000,
      ...(after && { after }),
    })
    for (const row of page.data) {
      const { line: at, column, outcome, code, message, ref, name } = row
      parts.push(line([at, column, outcome, code, message, ref, name]))
    }
    after = page.page.next
  } while (after)
  return new Blob(['\uFEFF', ...parts], { type: 'text/csv;charset=utf-8' })
}

function line(cells: (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

/** What a spreadsheet would run as a formula stands behind an apostrophe. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a file to the browser to save. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser takes it after this turn.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
