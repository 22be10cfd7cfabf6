import { computed, ref, shallowRef } from 'vue'
import { imports, type BookTotal } from '~admin/api/imports'
import type { DocumentResult, Refusal } from '~admin/composables/imports/document_result'
import { proveDocuments } from '~admin/composables/imports/prove_documents'
import { useLeaving } from '~admin/composables/imports/use_leaving'
import { useForm } from '~shared/composables/use_form'
import { useFailureWords } from '~shared/composables/use_failure_words'
import { Problem } from '~shared/problem'

/** Of all that can go wrong these are about one file. */
const ABOUT_FILE = ['invalid-input', 'too-large', 'bad-request', 'internal-error']

/**
 * E-invoices, a file each, one after another: of two with one number the first is taken. What the
 * books hold before and after proves it. Run again, it changes nothing that is there.
 */
export function useDocumentImport() {
  const words = useFailureWords()
  const files = shallowRef<File[]>([])
  const notify = ref(false)
  const results = shallowRef<DocumentResult[]>([])
  const books = shallowRef<{ before: BookTotal[]; after: BookTotal[] } | null>(null)
  /** What the results are of; null when there are none. */
  const shown = ref<'preview' | 'import' | null>(null)
  let stopping = new AbortController()
  const stop = () => stopping.abort()

  const running = useForm(async () => {
    const dryRun = shown.value !== 'preview'
    stopping = new AbortController()
    shown.value = dryRun ? 'preview' : 'import'
    results.value = []
    books.value = null
    const before = await imports.books()
    for (const file of files.value) {
      if (stopping.signal.aborted) break
      results.value = [...results.value, await takeOne(file, dryRun)]
    }
    books.value = { before, after: await imports.books() }
  })
  useLeaving(() => running.busy.value, stop)

  async function takeOne(file: File, dryRun: boolean): Promise<DocumentResult> {
    const query = { dryRun, notify: notify.value }
    try {
      // What has left is waited for: stopping takes no further file.
      return { file, ...(await imports.document(file, query, new AbortController().signal)) }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const { problems } = error.body
      if (Array.isArray(problems)) {
        return { file, outcome: 'refused', problems: problems as Refusal[] }
      }
      if (!ABOUT_FILE.includes(error.type)) throw error
      return refusedFor(file, words(error))
    }
  }

  function choose(chosen: File[]) {
    files.value = chosen
    results.value = []
    shown.value = null
    books.value = null
    running.failure.value = null
  }
  const totals = computed(
    () => books.value && proveDocuments(books.value, results.value, shown.value === 'preview')
  )
  const wasStopped = computed(
    () => !running.busy.value && books.value !== null && results.value.length < files.value.length
  )

  return { files, notify, results, totals, shown, running, wasStopped, stop, choose }
}

function refusedFor(file: File, message: string): DocumentResult {
  return { file, outcome: 'refused', problems: [{ place: null, rule: null, message }] }
}

export type DocumentImport = ReturnType<typeof useDocumentImport>
