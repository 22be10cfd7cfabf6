import type { RouteRecordRaw } from 'vue-router'

/** The people of the company. */
export const staffRoutes: RouteRecordRaw[] = [
  {
    path: '/staff',
    name: 'staff',
    component: () => import('~admin/pages/staff/staff_page.vue'),
    meta: { title: 'admin.nav.staff' },
  },
]
