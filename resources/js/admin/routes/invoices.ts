import type { RouteRecordRaw } from 'vue-router'

/** Invoices, one of them, and what clients ask about them. */
export const invoiceRoutes: RouteRecordRaw[] = [
  {
    path: '/invoices',
    name: 'invoices',
    component: () => import('~admin/pages/invoices/invoices_page.vue'),
    meta: { title: 'admin.nav.invoices' },
  },
  {
    path: '/invoices/:id([\\w-]{22})',
    name: 'invoice',
    component: () => import('~admin/pages/invoices/invoice_page.vue'),
    props: true,
    meta: { title: 'admin.nav.invoice', place: 'invoices' },
  },
]
