import type { RouteRecordRaw } from 'vue-router'

/** How the portal looks, and what holds for everybody. Every role may look. */
export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: '/branding',
    name: 'branding',
    component: () => import('~admin/pages/branding/branding_page.vue'),
    meta: { title: 'admin.nav.branding' },
  },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('~admin/pages/settings/settings_page.vue'),
    meta: { title: 'admin.nav.settings' },
  },
]
