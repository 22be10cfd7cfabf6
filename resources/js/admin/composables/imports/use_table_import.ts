import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { imports, type ImportKind, type TableQuery } from '~admin/api/imports'
import { useLeaving } from '~admin/composables/imports/use_leaving'
import { useMapping } from '~admin/composables/imports/use_mapping'
import { useForm } from '~shared/composables/use_form'

/** How a table is read, as it stands in the form; an empty delimiter is found out. */
export type TableOptions = {
  delimiter: string
  decimal: string
  dates: string
  atomic: boolean
  notify: boolean
}

type Table = { file: File; format: 'csv' | 'json' }

/**
 * A table that is looked at first and then taken in, each time as a job whose id is in the address:
 * who leaves and comes back finds it there. The file itself stays in the browser between the two.
 */
export function useTableImport(kind: ImportKind) {
  const route = useRoute()
  const router = useRouter()
  const table = shallowRef<Table | null>(null)
  const options = reactive<TableOptions>({
    delimiter: '',
    decimal: '.',
    dates: 'YYYY-MM-DD',
    atomic: false,
    notify: false,
  })
  const mapping = useMapping(kind, () =>
    table.value?.format === 'csv'
      ? { file: table.value.file, delimiter: options.delimiter || null }
      : null
  )
  const jobId = computed(() => {
    const { job } = route.query
    return typeof job === 'string' && /^[\w-]{22}$/.test(job) ? job : null
  })
  /** Bytes that have left, while the file is on its way. */
  const sent = ref<number | null>(null)
  /** The preview that this file and these options had; a real import is of the same. */
  const previewed = ref<string | null>(null)
  let key = crypto.randomUUID()
  let stopping = new AbortController()
  const stop = () => stopping.abort()
  useLeaving(() => sent.value !== null, stop)
  watch([table, options, () => mapping.map.value.join('\n')], () => (previewed.value = null))

  const sending = useForm(async () => {
    if (!table.value) return
    const isReal = previewed.value !== null && previewed.value === jobId.value
    if (!isReal) key = crypto.randomUUID()
    stopping = new AbortController()
    sent.value = 0
    try {
      const job = await imports.start(kind, table.value.file, query(table.value, !isReal), {
        ...(isReal && { key }),
        signal: stopping.signal,
        onSent: (bytes) => (sent.value = bytes),
      })
      previewed.value = isReal ? null : job.id
      await router.push({ query: { job: job.id } })
    } catch (error) {
      if (!stopping.signal.aborted) throw error
    } finally {
      sent.value = null
    }
  })

  function query({ format }: Table, dryRun: boolean): TableQuery {
    const { delimiter, decimal, dates, atomic, notify } = options
    return {
      format,
      dryRun,
      atomic,
      ...(format === 'csv' && delimiter && { delimiter: delimiter === '\t' ? 'tab' : delimiter }),
      ...(format === 'csv' && { map: mapping.map.value }),
      ...(kind === 'invoices' && { notify, decimal, dates }),
    }
  }

  function choose(chosen: Table | null) {
    sending.failure.value = null
    table.value = chosen
  }

  return { table, options, mapping, jobId, sent, previewed, sending, stop, choose }
}

export type TableImport = ReturnType<typeof useTableImport>
