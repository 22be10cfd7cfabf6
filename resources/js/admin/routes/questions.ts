import type { RouteRecordRaw } from 'vue-router'

/** What clients ask about their invoices, and one conversation. */
export const questionRoutes: RouteRecordRaw[] = [
  {
    path: '/questions',
    name: 'questions',
    component: () => import('~admin/pages/questions/questions_page.vue'),
    meta: { title: 'admin.nav.questions' },
  },
  {
    path: '/questions/:id([\\w-]{22})',
    name: 'question',
    component: () => import('~admin/pages/questions/question_page.vue'),
    props: true,
    meta: { title: 'admin.nav.question', place: 'questions' },
  },
]
