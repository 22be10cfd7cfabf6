import type { RouteRecordRaw } from 'vue-router'

/** Who did what. */
export const auditRoutes: RouteRecordRaw[] = [
  {
    path: '/audit',
    name: 'audit-log',
    component: () => import('~admin/pages/audit/audit_page.vue'),
    meta: { title: 'admin.nav.audit', needs: 'viewAudit' },
  },
]
