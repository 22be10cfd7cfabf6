import type { RouteRecordRaw } from 'vue-router'

/** Money: what came, what is on its way, what clients told of, and what the gateways tell. */
export const paymentRoutes: RouteRecordRaw[] = [
  {
    path: '/payments',
    name: 'payments',
    component: () => import('~admin/pages/payments/payments_page.vue'),
    meta: { title: 'admin.nav.payments' },
  },
  {
    path: '/payments/record',
    name: 'payment-record',
    component: () => import('~admin/pages/payments/record_page.vue'),
    meta: { title: 'admin.nav.payment_record', place: 'payments', needs: 'actOnPayments' },
  },
  {
    path: '/payments/attempts',
    name: 'attempts',
    component: () => import('~admin/pages/payments/attempts_page.vue'),
    meta: { title: 'admin.nav.attempts', place: 'payments' },
  },
  {
    path: '/payments/attempts/:id([\\w-]{22})',
    name: 'attempt',
    component: () => import('~admin/pages/payments/attempt_page.vue'),
    props: true,
    meta: { title: 'admin.nav.attempt', place: 'payments' },
  },
  {
    path: '/payments/transfers',
    name: 'transfers',
    component: () => import('~admin/pages/payments/transfers_page.vue'),
    meta: { title: 'admin.nav.transfers', place: 'payments' },
  },
  {
    path: '/payments/transfers/:id([\\w-]{22})',
    name: 'transfer',
    component: () => import('~admin/pages/payments/transfer_page.vue'),
    props: true,
    meta: { title: 'admin.nav.transfer', place: 'payments' },
  },
  {
    path: '/payments/events',
    name: 'events',
    component: () => import('~admin/pages/payments/events_page.vue'),
    meta: { title: 'admin.nav.events', place: 'payments' },
  },
  {
    path: '/payments/events/:event',
    name: 'event',
    component: () => import('~admin/pages/payments/event_page.vue'),
    props: true,
    meta: { title: 'admin.nav.event', place: 'payments' },
  },
  {
    path: '/payments/:id([\\w-]{22})',
    name: 'payment',
    component: () => import('~admin/pages/payments/payment_page.vue'),
    props: true,
    meta: { title: 'admin.nav.payment', place: 'payments' },
  },
  {
    path: '/clients/:id([\\w-]{22})/credit',
    name: 'client-credit',
    component: () => import('~admin/pages/payments/credit_page.vue'),
    props: true,
    meta: { title: 'admin.nav.credit', place: 'clients' },
  },
]
