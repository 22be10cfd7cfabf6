import type { RouteRecordRaw } from 'vue-router'

/** Clients, and one of them. */
export const clientRoutes: RouteRecordRaw[] = [
  {
    path: '/clients',
    name: 'clients',
    component: () => import('~admin/pages/clients/clients_page.vue'),
    meta: { title: 'admin.nav.clients' },
  },
  {
    path: '/clients/:id([\\w-]{22})',
    name: 'client',
    component: () => import('~admin/pages/clients/client_page.vue'),
    props: true,
    meta: { title: 'admin.nav.client', place: 'clients' },
  },
]
