import { useQuery } from '@pinia/colada'
import { computed, reactive, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { imports, type ImportKind } from '~admin/api/imports'
import { columnName, readHead } from '~admin/composables/imports/read_head'

/** Without these no row can be taken; the server says so too. */
const NEEDED: Record<ImportKind, string[]> = {
  invoices: ['number', 'issued_on', 'currency', 'client_name', 'line_name', 'unit_price'],
  clients: ['ref'],
}

/** Which column of a CSV file is which of ours: by its name, unless somebody says otherwise. */
export function useMapping(
  kind: ImportKind,
  source: MaybeRefOrGetter<{ file: File; delimiter: string | null } | null>
) {
  const { data: known } = useQuery({
    key: ['import-columns', kind],
    query: async () => {
      const template = await imports.template(kind)
      const [header = ''] = template.split(/\r?\n/)
      return header.split(',')
    },
  })
  const rows = ref<string[][]>([])
  const said = reactive(new Map<string, string>())

  watch(
    () => toValue(source),
    async (now, before) => {
      if (now?.file !== before?.file) said.clear()
      // A file that cannot be read is found out, and told, when it is sent.
      const read = now ? await readHead(now.file, now.delimiter).catch(() => []) : []
      if (toValue(source)?.file === now?.file) rows.value = read
    },
    { immediate: true }
  )

  const ours = computed(() => new Set(known.value))
  const own = (name: string) => (ours.value.has(columnName(name)) ? columnName(name) : '')
  /** The row that names the most columns: above it may stand a title. */
  const head = computed(() => {
    const counts = rows.value.map((row) => row.filter((name) => own(name) || said.has(name)).length)
    return Math.max(counts.indexOf(Math.max(...counts)), 0)
  })
  const columns = computed(() => {
    const names = (rows.value[head.value] ?? []).map((name) => name.trim())
    const example = rows.value[head.value + 1] ?? []
    const all = names.map((name, at) => ({ name, example: example[at]?.trim() ?? '', at }))
    return all
      .filter(({ name, at }) => name !== '' && names.indexOf(name) === at)
      .map((column) => ({
        ...column,
        own: own(column.name),
        column: said.get(column.name) ?? own(column.name),
      }))
  })
  const missing = computed(() => {
    const there = new Set(columns.value.map(({ column }) => column))
    if (!known.value || columns.value.length === 0) return []
    return NEEDED[kind].filter((name) => !there.has(name))
  })
  const twice = computed(() => {
    const chosen = columns.value.map(({ column }) => column).filter(Boolean)
    return [...new Set(chosen.filter((name, at) => chosen.indexOf(name) !== at))]
  })
  const map = computed(() =>
    columns.value
      .filter(({ own: itself, column }) => column !== '' && column !== itself)
      .map(({ name, column }) => `${name}=${column}`)
  )
  const choose = (name: string, column: string) => void said.set(name, column)

  return { known, columns, missing, twice, map, choose }
}

export type Mapping = ReturnType<typeof useMapping>
