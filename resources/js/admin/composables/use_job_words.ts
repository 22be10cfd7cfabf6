import type { Job } from '~admin/wire'
import { useText } from '~shared/composables/use_text'
import type { StatusTone } from '~shared/ui/status_tag.vue'

const TONES: Record<Job['state'], StatusTone> = {
  receiving: 'pending',
  queued: 'pending',
  running: 'pending',
  done: 'paid',
  failed: 'failed',
  cancelled: 'void',
}

/** What a job does and did, in words. */
export function useJobWords() {
  const { t } = useText()
  const plain = (code: string) => code.replaceAll(/[-_]/g, ' ')

  return {
    kind: (job: Job) =>
      t(job.dryRun ? 'admin.jobs.trial' : 'admin.jobs.real', { kind: t(`admin.jobs.${job.kind}`) }),
    state: (job: Job) => t(`admin.jobs.${job.state}`),
    tone: (job: Job) => TONES[job.state],
    /** "9,500 created, 500 refused" */
    counts: ({ counts }: Job) =>
      Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([outcome, count]) => t('admin.jobs.count', { count, outcome: plain(outcome) }))
        .join(', '),
    problem: ({ problem }: Job) => {
      switch (problem) {
        case null:
          return ''
        case 'starter-may-no-longer':
          return t('admin.jobs.problem_role')
        case 'token-revoked':
          return t('admin.jobs.problem_token')
        case 'nothing-taken':
          return t('admin.jobs.problem_atomic')
        default:
          return t('admin.jobs.problem_other', { code: plain(problem) })
      }
    },
  }
}
