const MEGABYTE = 1024 * 1024

/** As the server has them; a larger file does not have to travel to be refused. */
const LIMITS = { invoices: 256, clients: 64, xml: 10 }

type FileFormat = 'csv' | 'json' | 'xml'

/** What the name of a file says about what is in it; null when it says nothing of use. */
function formatOf(name: string): FileFormat | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['csv', 'tsv', 'txt'].includes(ending)) return 'csv'
  if (['json', 'jsonl', 'ndjson'].includes(ending)) return 'json'
  return ending === 'xml' ? 'xml' : null
}

type Sorted =
  | { table: File; format: 'csv' | 'json' }
  | { documents: File[] }
  | {
      fault: 'unknown' | 'mixed' | 'several' | 'too_large' | 'empty'
      name: string
      megabytes: number
    }

/**
 * What to do with files that somebody dropped: e-invoices together, or one table by itself. Which of
 * them is in the way is told by its name.
 */
export function sortFiles(files: File[], kind: 'invoices' | 'clients'): Sorted | null {
  const [first] = files
  if (!first) return null
  const isTaken = ({ name }: File) => {
    const format = formatOf(name)
    return format !== null && (format !== 'xml' || kind === 'invoices')
  }
  const fault = (code: Extract<Sorted, { fault: unknown }>['fault'], file: File, megabytes = 0) =>
    ({ fault: code, name: file.name, megabytes }) as const

  const unknown = files.find((file) => !isTaken(file))
  if (unknown) return fault('unknown', unknown)
  const tables = files.filter(({ name }) => formatOf(name) !== 'xml')
  if (tables[1]) return fault('several', tables[1])
  if (tables[0] && files.length > 1) return fault('mixed', tables[0])

  const megabytes = LIMITS[tables[0] ? kind : 'xml']
  const large = files.find(({ size }) => size > megabytes * MEGABYTE)
  if (large) return fault('too_large', large, megabytes)
  if (!tables[0]) return { documents: files }
  if (first.size === 0) return fault('empty', first)
  return { table: first, format: formatOf(first.name) === 'json' ? 'json' : 'csv' }
}
