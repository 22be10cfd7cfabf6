import type { RouteRecordRaw } from 'vue-router'

/** Where invoices and clients come in, from files and by hand. */
export const importRoutes: RouteRecordRaw[] = [
  {
    path: '/invoices/import',
    name: 'invoice-import',
    component: () => import('~admin/pages/invoices/import_page.vue'),
    meta: { title: 'admin.nav.invoice_import', place: 'invoices', needs: 'importInvoices' },
  },
  {
    path: '/invoices/new',
    name: 'invoice-new',
    component: () => import('~admin/pages/invoices/new_page.vue'),
    meta: { title: 'admin.nav.invoice_new', place: 'invoices', needs: 'importInvoices' },
  },
  {
    path: '/clients/import',
    name: 'client-import',
    component: () => import('~admin/pages/clients/import_page.vue'),
    meta: { title: 'admin.nav.client_import', place: 'clients', needs: 'changeClients' },
  },
]
