import type { RouteRecordRaw } from 'vue-router'

/** When reminders go out, with which words, what became of each, and where they are paused. */
export const reminderRoutes: RouteRecordRaw[] = [
  {
    path: '/reminders/:part(texts|sent|pauses)?',
    name: 'reminders',
    component: () => import('~admin/pages/reminders/reminders_page.vue'),
    meta: { title: 'admin.nav.reminders' },
  },
]
