import type { RouteRecordRaw } from 'vue-router'

/** Long work: all of it, and one. */
export const jobRoutes: RouteRecordRaw[] = [
  {
    path: '/jobs',
    name: 'jobs',
    component: () => import('~admin/pages/jobs/jobs_page.vue'),
    meta: { title: 'admin.jobs.title' },
  },
  {
    path: '/jobs/:id([\\w-]{22})',
    name: 'job',
    component: () => import('~admin/pages/jobs/job_page.vue'),
    props: true,
    meta: { title: 'admin.jobs.title', place: 'jobs' },
  },
]
