import { FileChanged } from '~admin/api/send_file'
import type { Job } from '~admin/wire'
import { useFailureWords } from '~shared/composables/use_failure_words'
import { useText } from '~shared/composables/use_text'
import { Problem } from '~shared/problem'
import type { TextKey } from '~shared/text/texts'

const PROBLEMS: Partial<Record<string, TextKey>> = {
  'starter-may-no-longer': 'admin.import.may_no_longer',
  'nothing-taken': 'admin.import.nothing_taken',
}

const OUTCOMES: Partial<Record<string, TextKey>> = {
  imported: 'admin.import.outcome.imported',
  created: 'admin.import.outcome.created',
  updated: 'admin.import.outcome.updated',
  unchanged: 'admin.import.outcome.unchanged',
  refused: 'admin.import.outcome.refused',
}

/** What went wrong with an import, and what became of it, in words. */
export function useImportWords() {
  const { t } = useText()
  const words = useFailureWords()

  return {
    failure(error: Error): string {
      if (error instanceof FileChanged) return t('admin.import.changed', { name: error.message })
      if (!(error instanceof Problem)) return words(error)
      if (error.type === 'too-many-jobs') return t('admin.import.too_many')
      const told = error.fieldErrors.map(({ message }) => message)
      return told.length > 0 ? told.join(' ') : words(error)
    },
    /** Why a job failed. */
    problem({ problem, problemDetails }: Job): string {
      const told = (problemDetails as { message?: unknown } | null)?.message
      if (typeof told === 'string') return told
      return t(PROBLEMS[problem ?? ''] ?? 'admin.import.broke')
    },
    outcome: (outcome: string): string => {
      const key = OUTCOMES[outcome]
      return key ? t(key) : outcome.replaceAll('-', ' ')
    },
    column: (name: string): string => name.replaceAll('_', ' '),
  }
}
