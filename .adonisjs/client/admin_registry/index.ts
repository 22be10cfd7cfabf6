/* eslint-disable prettier/prettier */
import type { AdonisEndpoint } from '@tuyau/core/types'
import type { Registry } from './schema.d.ts'
import type { ApiDefinition } from './tree.d.ts'

const placeholder: any = {}

const routes = {
  'admin.identity.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/identity',
    tokens: [{"old":"/api/v1/admin/identity","type":0,"val":"api","end":""},{"old":"/api/v1/admin/identity","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/identity","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/identity","type":0,"val":"identity","end":""}],
    types: placeholder as Registry['admin.identity.show']['types'],
  },
  'admin.status.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/status',
    tokens: [{"old":"/api/v1/admin/status","type":0,"val":"api","end":""},{"old":"/api/v1/admin/status","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/status","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/status","type":0,"val":"status","end":""}],
    types: placeholder as Registry['admin.status.show']['types'],
  },
  'admin.portal_openings.update': {
    methods: ["PUT"],
    pattern: '/api/v1/admin/portal-opening',
    tokens: [{"old":"/api/v1/admin/portal-opening","type":0,"val":"api","end":""},{"old":"/api/v1/admin/portal-opening","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/portal-opening","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/portal-opening","type":0,"val":"portal-opening","end":""}],
    types: placeholder as Registry['admin.portal_openings.update']['types'],
  },
  'admin.portal_openings.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/portal-opening',
    tokens: [{"old":"/api/v1/admin/portal-opening","type":0,"val":"api","end":""},{"old":"/api/v1/admin/portal-opening","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/portal-opening","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/portal-opening","type":0,"val":"portal-opening","end":""}],
    types: placeholder as Registry['admin.portal_openings.destroy']['types'],
  },
  'admin.accounts.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/accounts',
    tokens: [{"old":"/api/v1/admin/accounts","type":0,"val":"api","end":""},{"old":"/api/v1/admin/accounts","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/accounts","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/accounts","type":0,"val":"accounts","end":""}],
    types: placeholder as Registry['admin.accounts.store']['types'],
  },
  'admin.invites.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/invites',
    tokens: [{"old":"/api/v1/admin/invites","type":0,"val":"api","end":""},{"old":"/api/v1/admin/invites","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/invites","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/invites","type":0,"val":"invites","end":""}],
    types: placeholder as Registry['admin.invites.store']['types'],
  },
  'admin.clients.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/clients',
    tokens: [{"old":"/api/v1/admin/clients","type":0,"val":"api","end":""},{"old":"/api/v1/admin/clients","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/clients","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/clients","type":0,"val":"clients","end":""}],
    types: placeholder as Registry['admin.clients.index']['types'],
  },
  'admin.invoices.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/invoices',
    tokens: [{"old":"/api/v1/admin/invoices","type":0,"val":"api","end":""},{"old":"/api/v1/admin/invoices","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/invoices","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/invoices","type":0,"val":"invoices","end":""}],
    types: placeholder as Registry['admin.invoices.index']['types'],
  },
  'admin.pay_links.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/invoices/:id/pay-links',
    tokens: [{"old":"/api/v1/admin/invoices/:id/pay-links","type":0,"val":"api","end":""},{"old":"/api/v1/admin/invoices/:id/pay-links","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/invoices/:id/pay-links","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/invoices/:id/pay-links","type":0,"val":"invoices","end":""},{"old":"/api/v1/admin/invoices/:id/pay-links","type":1,"val":"id","end":""},{"old":"/api/v1/admin/invoices/:id/pay-links","type":0,"val":"pay-links","end":""}],
    types: placeholder as Registry['admin.pay_links.store']['types'],
  },
  'admin.pay_links.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/pay-links',
    tokens: [{"old":"/api/v1/admin/pay-links","type":0,"val":"api","end":""},{"old":"/api/v1/admin/pay-links","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/pay-links","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/pay-links","type":0,"val":"pay-links","end":""}],
    types: placeholder as Registry['admin.pay_links.index']['types'],
  },
  'admin.pay_links.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/pay-links/:id',
    tokens: [{"old":"/api/v1/admin/pay-links/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/pay-links/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/pay-links/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/pay-links/:id","type":0,"val":"pay-links","end":""},{"old":"/api/v1/admin/pay-links/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.pay_links.destroy']['types'],
  },
  'admin.invoice_imports.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/invoice-imports',
    tokens: [{"old":"/api/v1/admin/invoice-imports","type":0,"val":"api","end":""},{"old":"/api/v1/admin/invoice-imports","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/invoice-imports","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/invoice-imports","type":0,"val":"invoice-imports","end":""}],
    types: placeholder as Registry['admin.invoice_imports.store']['types'],
  },
  'admin.payments.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/payments',
    tokens: [{"old":"/api/v1/admin/payments","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payments","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payments","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payments","type":0,"val":"payments","end":""}],
    types: placeholder as Registry['admin.payments.index']['types'],
  },
  'admin.payments.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/payments',
    tokens: [{"old":"/api/v1/admin/payments","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payments","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payments","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payments","type":0,"val":"payments","end":""}],
    types: placeholder as Registry['admin.payments.store']['types'],
  },
  'admin.payments.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/payments/:id',
    tokens: [{"old":"/api/v1/admin/payments/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payments/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payments/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payments/:id","type":0,"val":"payments","end":""},{"old":"/api/v1/admin/payments/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.payments.show']['types'],
  },
  'admin.payment_receipts.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/payments/:id/receipt',
    tokens: [{"old":"/api/v1/admin/payments/:id/receipt","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payments/:id/receipt","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payments/:id/receipt","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payments/:id/receipt","type":0,"val":"payments","end":""},{"old":"/api/v1/admin/payments/:id/receipt","type":1,"val":"id","end":""},{"old":"/api/v1/admin/payments/:id/receipt","type":0,"val":"receipt","end":""}],
    types: placeholder as Registry['admin.payment_receipts.show']['types'],
  },
  'admin.refunds.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/payments/:id/refunds',
    tokens: [{"old":"/api/v1/admin/payments/:id/refunds","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payments/:id/refunds","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payments/:id/refunds","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payments/:id/refunds","type":0,"val":"payments","end":""},{"old":"/api/v1/admin/payments/:id/refunds","type":1,"val":"id","end":""},{"old":"/api/v1/admin/payments/:id/refunds","type":0,"val":"refunds","end":""}],
    types: placeholder as Registry['admin.refunds.store']['types'],
  },
  'admin.refunds.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/refunds/:id',
    tokens: [{"old":"/api/v1/admin/refunds/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/refunds/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/refunds/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/refunds/:id","type":0,"val":"refunds","end":""},{"old":"/api/v1/admin/refunds/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.refunds.show']['types'],
  },
  'admin.refund_standings.update': {
    methods: ["PUT"],
    pattern: '/api/v1/admin/refunds/:id/standing',
    tokens: [{"old":"/api/v1/admin/refunds/:id/standing","type":0,"val":"api","end":""},{"old":"/api/v1/admin/refunds/:id/standing","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/refunds/:id/standing","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/refunds/:id/standing","type":0,"val":"refunds","end":""},{"old":"/api/v1/admin/refunds/:id/standing","type":1,"val":"id","end":""},{"old":"/api/v1/admin/refunds/:id/standing","type":0,"val":"standing","end":""}],
    types: placeholder as Registry['admin.refund_standings.update']['types'],
  },
  'admin.credit_allocations.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/credit-allocations',
    tokens: [{"old":"/api/v1/admin/credit-allocations","type":0,"val":"api","end":""},{"old":"/api/v1/admin/credit-allocations","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/credit-allocations","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/credit-allocations","type":0,"val":"credit-allocations","end":""}],
    types: placeholder as Registry['admin.credit_allocations.store']['types'],
  },
  'admin.client_credits.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/clients/:id/credit',
    tokens: [{"old":"/api/v1/admin/clients/:id/credit","type":0,"val":"api","end":""},{"old":"/api/v1/admin/clients/:id/credit","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/clients/:id/credit","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/clients/:id/credit","type":0,"val":"clients","end":""},{"old":"/api/v1/admin/clients/:id/credit","type":1,"val":"id","end":""},{"old":"/api/v1/admin/clients/:id/credit","type":0,"val":"credit","end":""}],
    types: placeholder as Registry['admin.client_credits.show']['types'],
  },
  'admin.payment_intents.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/payment-intents',
    tokens: [{"old":"/api/v1/admin/payment-intents","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payment-intents","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payment-intents","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payment-intents","type":0,"val":"payment-intents","end":""}],
    types: placeholder as Registry['admin.payment_intents.index']['types'],
  },
  'admin.payment_intents.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/payment-intents/:id',
    tokens: [{"old":"/api/v1/admin/payment-intents/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payment-intents/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payment-intents/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payment-intents/:id","type":0,"val":"payment-intents","end":""},{"old":"/api/v1/admin/payment-intents/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.payment_intents.show']['types'],
  },
  'admin.payment_checks.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/payment-intents/:id/check',
    tokens: [{"old":"/api/v1/admin/payment-intents/:id/check","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payment-intents/:id/check","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payment-intents/:id/check","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payment-intents/:id/check","type":0,"val":"payment-intents","end":""},{"old":"/api/v1/admin/payment-intents/:id/check","type":1,"val":"id","end":""},{"old":"/api/v1/admin/payment-intents/:id/check","type":0,"val":"check","end":""}],
    types: placeholder as Registry['admin.payment_checks.store']['types'],
  },
  'admin.held_payments.accept': {
    methods: ["POST"],
    pattern: '/api/v1/admin/payment-intents/:id/acceptance',
    tokens: [{"old":"/api/v1/admin/payment-intents/:id/acceptance","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payment-intents/:id/acceptance","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payment-intents/:id/acceptance","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payment-intents/:id/acceptance","type":0,"val":"payment-intents","end":""},{"old":"/api/v1/admin/payment-intents/:id/acceptance","type":1,"val":"id","end":""},{"old":"/api/v1/admin/payment-intents/:id/acceptance","type":0,"val":"acceptance","end":""}],
    types: placeholder as Registry['admin.held_payments.accept']['types'],
  },
  'admin.held_payments.return': {
    methods: ["POST"],
    pattern: '/api/v1/admin/payment-intents/:id/return',
    tokens: [{"old":"/api/v1/admin/payment-intents/:id/return","type":0,"val":"api","end":""},{"old":"/api/v1/admin/payment-intents/:id/return","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/payment-intents/:id/return","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/payment-intents/:id/return","type":0,"val":"payment-intents","end":""},{"old":"/api/v1/admin/payment-intents/:id/return","type":1,"val":"id","end":""},{"old":"/api/v1/admin/payment-intents/:id/return","type":0,"val":"return","end":""}],
    types: placeholder as Registry['admin.held_payments.return']['types'],
  },
  'admin.transfer_reports.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/transfer-reports',
    tokens: [{"old":"/api/v1/admin/transfer-reports","type":0,"val":"api","end":""},{"old":"/api/v1/admin/transfer-reports","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/transfer-reports","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/transfer-reports","type":0,"val":"transfer-reports","end":""}],
    types: placeholder as Registry['admin.transfer_reports.index']['types'],
  },
  'admin.transfer_reports.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/transfer-reports/:id',
    tokens: [{"old":"/api/v1/admin/transfer-reports/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/transfer-reports/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/transfer-reports/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/transfer-reports/:id","type":0,"val":"transfer-reports","end":""},{"old":"/api/v1/admin/transfer-reports/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.transfer_reports.show']['types'],
  },
  'admin.transfer_reports.proof': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/transfer-reports/:id/proof',
    tokens: [{"old":"/api/v1/admin/transfer-reports/:id/proof","type":0,"val":"api","end":""},{"old":"/api/v1/admin/transfer-reports/:id/proof","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/transfer-reports/:id/proof","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/transfer-reports/:id/proof","type":0,"val":"transfer-reports","end":""},{"old":"/api/v1/admin/transfer-reports/:id/proof","type":1,"val":"id","end":""},{"old":"/api/v1/admin/transfer-reports/:id/proof","type":0,"val":"proof","end":""}],
    types: placeholder as Registry['admin.transfer_reports.proof']['types'],
  },
  'admin.transfer_confirmations.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/transfer-reports/:id/confirmation',
    tokens: [{"old":"/api/v1/admin/transfer-reports/:id/confirmation","type":0,"val":"api","end":""},{"old":"/api/v1/admin/transfer-reports/:id/confirmation","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/transfer-reports/:id/confirmation","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/transfer-reports/:id/confirmation","type":0,"val":"transfer-reports","end":""},{"old":"/api/v1/admin/transfer-reports/:id/confirmation","type":1,"val":"id","end":""},{"old":"/api/v1/admin/transfer-reports/:id/confirmation","type":0,"val":"confirmation","end":""}],
    types: placeholder as Registry['admin.transfer_confirmations.store']['types'],
  },
  'admin.transfer_rejections.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/transfer-reports/:id/rejection',
    tokens: [{"old":"/api/v1/admin/transfer-reports/:id/rejection","type":0,"val":"api","end":""},{"old":"/api/v1/admin/transfer-reports/:id/rejection","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/transfer-reports/:id/rejection","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/transfer-reports/:id/rejection","type":0,"val":"transfer-reports","end":""},{"old":"/api/v1/admin/transfer-reports/:id/rejection","type":1,"val":"id","end":""},{"old":"/api/v1/admin/transfer-reports/:id/rejection","type":0,"val":"rejection","end":""}],
    types: placeholder as Registry['admin.transfer_rejections.store']['types'],
  },
  'admin.attention.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/attention',
    tokens: [{"old":"/api/v1/admin/attention","type":0,"val":"api","end":""},{"old":"/api/v1/admin/attention","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/attention","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/attention","type":0,"val":"attention","end":""}],
    types: placeholder as Registry['admin.attention.show']['types'],
  },
  'admin.gateways.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/gateways',
    tokens: [{"old":"/api/v1/admin/gateways","type":0,"val":"api","end":""},{"old":"/api/v1/admin/gateways","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/gateways","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/gateways","type":0,"val":"gateways","end":""}],
    types: placeholder as Registry['admin.gateways.index']['types'],
  },
  'admin.gateway_events.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/gateway-events',
    tokens: [{"old":"/api/v1/admin/gateway-events","type":0,"val":"api","end":""},{"old":"/api/v1/admin/gateway-events","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/gateway-events","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/gateway-events","type":0,"val":"gateway-events","end":""}],
    types: placeholder as Registry['admin.gateway_events.index']['types'],
  },
  'admin.gateway_events.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/gateway-events/:event',
    tokens: [{"old":"/api/v1/admin/gateway-events/:event","type":0,"val":"api","end":""},{"old":"/api/v1/admin/gateway-events/:event","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/gateway-events/:event","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/gateway-events/:event","type":0,"val":"gateway-events","end":""},{"old":"/api/v1/admin/gateway-events/:event","type":1,"val":"event","end":""}],
    types: placeholder as Registry['admin.gateway_events.show']['types'],
  },
  'admin.event_replays.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/gateway-events/:event/replay',
    tokens: [{"old":"/api/v1/admin/gateway-events/:event/replay","type":0,"val":"api","end":""},{"old":"/api/v1/admin/gateway-events/:event/replay","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/gateway-events/:event/replay","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/gateway-events/:event/replay","type":0,"val":"gateway-events","end":""},{"old":"/api/v1/admin/gateway-events/:event/replay","type":1,"val":"event","end":""},{"old":"/api/v1/admin/gateway-events/:event/replay","type":0,"val":"replay","end":""}],
    types: placeholder as Registry['admin.event_replays.store']['types'],
  },
  'admin.rejected_events.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/rejected-events',
    tokens: [{"old":"/api/v1/admin/rejected-events","type":0,"val":"api","end":""},{"old":"/api/v1/admin/rejected-events","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/rejected-events","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/rejected-events","type":0,"val":"rejected-events","end":""}],
    types: placeholder as Registry['admin.rejected_events.index']['types'],
  },
  'admin.audit_events.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/audit-events',
    tokens: [{"old":"/api/v1/admin/audit-events","type":0,"val":"api","end":""},{"old":"/api/v1/admin/audit-events","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/audit-events","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/audit-events","type":0,"val":"audit-events","end":""}],
    types: placeholder as Registry['admin.audit_events.index']['types'],
  },
  'admin.staff_sessions.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/session',
    tokens: [{"old":"/api/v1/admin/session","type":0,"val":"api","end":""},{"old":"/api/v1/admin/session","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/session","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/session","type":0,"val":"session","end":""}],
    types: placeholder as Registry['admin.staff_sessions.store']['types'],
  },
  'admin.staff_sessions.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/session',
    tokens: [{"old":"/api/v1/admin/session","type":0,"val":"api","end":""},{"old":"/api/v1/admin/session","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/session","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/session","type":0,"val":"session","end":""}],
    types: placeholder as Registry['admin.staff_sessions.destroy']['types'],
  },
  'admin.staff_second_factors.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/session/second-factor',
    tokens: [{"old":"/api/v1/admin/session/second-factor","type":0,"val":"api","end":""},{"old":"/api/v1/admin/session/second-factor","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/session/second-factor","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/session/second-factor","type":0,"val":"session","end":""},{"old":"/api/v1/admin/session/second-factor","type":0,"val":"second-factor","end":""}],
    types: placeholder as Registry['admin.staff_second_factors.store']['types'],
  },
  'admin.staff_passkey_sign_ins.options': {
    methods: ["POST"],
    pattern: '/api/v1/admin/session/passkey-options',
    tokens: [{"old":"/api/v1/admin/session/passkey-options","type":0,"val":"api","end":""},{"old":"/api/v1/admin/session/passkey-options","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/session/passkey-options","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/session/passkey-options","type":0,"val":"session","end":""},{"old":"/api/v1/admin/session/passkey-options","type":0,"val":"passkey-options","end":""}],
    types: placeholder as Registry['admin.staff_passkey_sign_ins.options']['types'],
  },
  'admin.staff_passkey_sign_ins.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/session/passkey',
    tokens: [{"old":"/api/v1/admin/session/passkey","type":0,"val":"api","end":""},{"old":"/api/v1/admin/session/passkey","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/session/passkey","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/session/passkey","type":0,"val":"session","end":""},{"old":"/api/v1/admin/session/passkey","type":0,"val":"passkey","end":""}],
    types: placeholder as Registry['admin.staff_passkey_sign_ins.store']['types'],
  },
  'admin.staff_sessions.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/session',
    tokens: [{"old":"/api/v1/admin/session","type":0,"val":"api","end":""},{"old":"/api/v1/admin/session","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/session","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/session","type":0,"val":"session","end":""}],
    types: placeholder as Registry['admin.staff_sessions.show']['types'],
  },
  'admin.staff_devices.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/sessions',
    tokens: [{"old":"/api/v1/admin/sessions","type":0,"val":"api","end":""},{"old":"/api/v1/admin/sessions","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/sessions","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/sessions","type":0,"val":"sessions","end":""}],
    types: placeholder as Registry['admin.staff_devices.index']['types'],
  },
  'admin.staff_devices.clear': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/sessions',
    tokens: [{"old":"/api/v1/admin/sessions","type":0,"val":"api","end":""},{"old":"/api/v1/admin/sessions","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/sessions","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/sessions","type":0,"val":"sessions","end":""}],
    types: placeholder as Registry['admin.staff_devices.clear']['types'],
  },
  'admin.staff_devices.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/sessions/:id',
    tokens: [{"old":"/api/v1/admin/sessions/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/sessions/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/sessions/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/sessions/:id","type":0,"val":"sessions","end":""},{"old":"/api/v1/admin/sessions/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.staff_devices.destroy']['types'],
  },
  'admin.staff_passwords.update': {
    methods: ["PUT"],
    pattern: '/api/v1/admin/profile/password',
    tokens: [{"old":"/api/v1/admin/profile/password","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/password","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/password","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/password","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/password","type":0,"val":"password","end":""}],
    types: placeholder as Registry['admin.staff_passwords.update']['types'],
  },
  'admin.factors.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/profile/factors',
    tokens: [{"old":"/api/v1/admin/profile/factors","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/factors","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/factors","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/factors","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/factors","type":0,"val":"factors","end":""}],
    types: placeholder as Registry['admin.factors.show']['types'],
  },
  'admin.totp.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/profile/totp',
    tokens: [{"old":"/api/v1/admin/profile/totp","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"totp","end":""}],
    types: placeholder as Registry['admin.totp.store']['types'],
  },
  'admin.totp.update': {
    methods: ["PUT"],
    pattern: '/api/v1/admin/profile/totp',
    tokens: [{"old":"/api/v1/admin/profile/totp","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"totp","end":""}],
    types: placeholder as Registry['admin.totp.update']['types'],
  },
  'admin.totp.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/profile/totp',
    tokens: [{"old":"/api/v1/admin/profile/totp","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/totp","type":0,"val":"totp","end":""}],
    types: placeholder as Registry['admin.totp.destroy']['types'],
  },
  'admin.recovery_codes.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/profile/recovery-codes',
    tokens: [{"old":"/api/v1/admin/profile/recovery-codes","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/recovery-codes","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/recovery-codes","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/recovery-codes","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/recovery-codes","type":0,"val":"recovery-codes","end":""}],
    types: placeholder as Registry['admin.recovery_codes.store']['types'],
  },
  'admin.passkeys.options': {
    methods: ["POST"],
    pattern: '/api/v1/admin/profile/passkeys/options',
    tokens: [{"old":"/api/v1/admin/profile/passkeys/options","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/passkeys/options","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/passkeys/options","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/passkeys/options","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/passkeys/options","type":0,"val":"passkeys","end":""},{"old":"/api/v1/admin/profile/passkeys/options","type":0,"val":"options","end":""}],
    types: placeholder as Registry['admin.passkeys.options']['types'],
  },
  'admin.passkeys.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/profile/passkeys',
    tokens: [{"old":"/api/v1/admin/profile/passkeys","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/passkeys","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/passkeys","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/passkeys","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/passkeys","type":0,"val":"passkeys","end":""}],
    types: placeholder as Registry['admin.passkeys.store']['types'],
  },
  'admin.passkeys.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/admin/profile/passkeys/:id',
    tokens: [{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"passkeys","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.passkeys.update']['types'],
  },
  'admin.passkeys.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/profile/passkeys/:id',
    tokens: [{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"profile","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":0,"val":"passkeys","end":""},{"old":"/api/v1/admin/profile/passkeys/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.passkeys.destroy']['types'],
  },
  'admin.jobs.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/jobs',
    tokens: [{"old":"/api/v1/admin/jobs","type":0,"val":"api","end":""},{"old":"/api/v1/admin/jobs","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/jobs","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/jobs","type":0,"val":"jobs","end":""}],
    types: placeholder as Registry['admin.jobs.index']['types'],
  },
  'admin.jobs.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/jobs/:id',
    tokens: [{"old":"/api/v1/admin/jobs/:id","type":0,"val":"api","end":""},{"old":"/api/v1/admin/jobs/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/jobs/:id","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/jobs/:id","type":0,"val":"jobs","end":""},{"old":"/api/v1/admin/jobs/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['admin.jobs.show']['types'],
  },
  'admin.job_rows.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/jobs/:id/rows',
    tokens: [{"old":"/api/v1/admin/jobs/:id/rows","type":0,"val":"api","end":""},{"old":"/api/v1/admin/jobs/:id/rows","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/jobs/:id/rows","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/jobs/:id/rows","type":0,"val":"jobs","end":""},{"old":"/api/v1/admin/jobs/:id/rows","type":1,"val":"id","end":""},{"old":"/api/v1/admin/jobs/:id/rows","type":0,"val":"rows","end":""}],
    types: placeholder as Registry['admin.job_rows.index']['types'],
  },
  'admin.job_cancellations.update': {
    methods: ["PUT"],
    pattern: '/api/v1/admin/jobs/:id/cancellation',
    tokens: [{"old":"/api/v1/admin/jobs/:id/cancellation","type":0,"val":"api","end":""},{"old":"/api/v1/admin/jobs/:id/cancellation","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/jobs/:id/cancellation","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/jobs/:id/cancellation","type":0,"val":"jobs","end":""},{"old":"/api/v1/admin/jobs/:id/cancellation","type":1,"val":"id","end":""},{"old":"/api/v1/admin/jobs/:id/cancellation","type":0,"val":"cancellation","end":""}],
    types: placeholder as Registry['admin.job_cancellations.update']['types'],
  },
  'admin.client_accounts.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/clients/:id/accounts',
    tokens: [{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"api","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"clients","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":1,"val":"id","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"accounts","end":""}],
    types: placeholder as Registry['admin.client_accounts.index']['types'],
  },
  'admin.client_accounts.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/clients/:id/accounts',
    tokens: [{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"api","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"clients","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":1,"val":"id","end":""},{"old":"/api/v1/admin/clients/:id/accounts","type":0,"val":"accounts","end":""}],
    types: placeholder as Registry['admin.client_accounts.store']['types'],
  },
  'admin.membership_disablings.update': {
    methods: ["PUT"],
    pattern: '/api/v1/admin/memberships/:id/disabling',
    tokens: [{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"api","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"memberships","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":1,"val":"id","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"disabling","end":""}],
    types: placeholder as Registry['admin.membership_disablings.update']['types'],
  },
  'admin.membership_disablings.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/memberships/:id/disabling',
    tokens: [{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"api","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"memberships","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":1,"val":"id","end":""},{"old":"/api/v1/admin/memberships/:id/disabling","type":0,"val":"disabling","end":""}],
    types: placeholder as Registry['admin.membership_disablings.destroy']['types'],
  },
  'admin.membership_invites.store': {
    methods: ["POST"],
    pattern: '/api/v1/admin/memberships/:id/invite',
    tokens: [{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"api","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"memberships","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":1,"val":"id","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"invite","end":""}],
    types: placeholder as Registry['admin.membership_invites.store']['types'],
  },
  'admin.membership_invites.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/memberships/:id/invite',
    tokens: [{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"api","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"memberships","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":1,"val":"id","end":""},{"old":"/api/v1/admin/memberships/:id/invite","type":0,"val":"invite","end":""}],
    types: placeholder as Registry['admin.membership_invites.destroy']['types'],
  },
  'admin.membership_sessions.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/memberships/:id/sessions',
    tokens: [{"old":"/api/v1/admin/memberships/:id/sessions","type":0,"val":"api","end":""},{"old":"/api/v1/admin/memberships/:id/sessions","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/memberships/:id/sessions","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/memberships/:id/sessions","type":0,"val":"memberships","end":""},{"old":"/api/v1/admin/memberships/:id/sessions","type":1,"val":"id","end":""},{"old":"/api/v1/admin/memberships/:id/sessions","type":0,"val":"sessions","end":""}],
    types: placeholder as Registry['admin.membership_sessions.destroy']['types'],
  },
  'admin.membership_factors.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/memberships/:id/factors',
    tokens: [{"old":"/api/v1/admin/memberships/:id/factors","type":0,"val":"api","end":""},{"old":"/api/v1/admin/memberships/:id/factors","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/memberships/:id/factors","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/memberships/:id/factors","type":0,"val":"memberships","end":""},{"old":"/api/v1/admin/memberships/:id/factors","type":1,"val":"id","end":""},{"old":"/api/v1/admin/memberships/:id/factors","type":0,"val":"factors","end":""}],
    types: placeholder as Registry['admin.membership_factors.destroy']['types'],
  },
  'admin.settings.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/settings',
    tokens: [{"old":"/api/v1/admin/settings","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings","type":0,"val":"settings","end":""}],
    types: placeholder as Registry['admin.settings.index']['types'],
  },
  'admin.company_settings.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/settings/company',
    tokens: [{"old":"/api/v1/admin/settings/company","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/company","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/company","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/company","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/company","type":0,"val":"company","end":""}],
    types: placeholder as Registry['admin.company_settings.show']['types'],
  },
  'admin.company_settings.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/admin/settings/company',
    tokens: [{"old":"/api/v1/admin/settings/company","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/company","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/company","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/company","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/company","type":0,"val":"company","end":""}],
    types: placeholder as Registry['admin.company_settings.update']['types'],
  },
  'admin.branding_settings.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/settings/branding',
    tokens: [{"old":"/api/v1/admin/settings/branding","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/branding","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/branding","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/branding","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/branding","type":0,"val":"branding","end":""}],
    types: placeholder as Registry['admin.branding_settings.show']['types'],
  },
  'admin.branding_settings.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/admin/settings/branding',
    tokens: [{"old":"/api/v1/admin/settings/branding","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/branding","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/branding","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/branding","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/branding","type":0,"val":"branding","end":""}],
    types: placeholder as Registry['admin.branding_settings.update']['types'],
  },
  'admin.brand_logos.update': {
    methods: ["PUT"],
    pattern: '/api/v1/admin/settings/branding/logo',
    tokens: [{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"branding","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"logo","end":""}],
    types: placeholder as Registry['admin.brand_logos.update']['types'],
  },
  'admin.brand_logos.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/admin/settings/branding/logo',
    tokens: [{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"branding","end":""},{"old":"/api/v1/admin/settings/branding/logo","type":0,"val":"logo","end":""}],
    types: placeholder as Registry['admin.brand_logos.destroy']['types'],
  },
  'admin.help_settings.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/settings/help',
    tokens: [{"old":"/api/v1/admin/settings/help","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/help","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/help","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/help","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/help","type":0,"val":"help","end":""}],
    types: placeholder as Registry['admin.help_settings.show']['types'],
  },
  'admin.help_settings.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/admin/settings/help',
    tokens: [{"old":"/api/v1/admin/settings/help","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/help","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/help","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/help","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/help","type":0,"val":"help","end":""}],
    types: placeholder as Registry['admin.help_settings.update']['types'],
  },
  'admin.payment_settings.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/settings/payments',
    tokens: [{"old":"/api/v1/admin/settings/payments","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/payments","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/payments","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/payments","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/payments","type":0,"val":"payments","end":""}],
    types: placeholder as Registry['admin.payment_settings.show']['types'],
  },
  'admin.payment_settings.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/admin/settings/payments',
    tokens: [{"old":"/api/v1/admin/settings/payments","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/payments","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/payments","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/payments","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/payments","type":0,"val":"payments","end":""}],
    types: placeholder as Registry['admin.payment_settings.update']['types'],
  },
  'admin.security_settings.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/admin/settings/security',
    tokens: [{"old":"/api/v1/admin/settings/security","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/security","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/security","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/security","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/security","type":0,"val":"security","end":""}],
    types: placeholder as Registry['admin.security_settings.show']['types'],
  },
  'admin.security_settings.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/admin/settings/security',
    tokens: [{"old":"/api/v1/admin/settings/security","type":0,"val":"api","end":""},{"old":"/api/v1/admin/settings/security","type":0,"val":"v1","end":""},{"old":"/api/v1/admin/settings/security","type":0,"val":"admin","end":""},{"old":"/api/v1/admin/settings/security","type":0,"val":"settings","end":""},{"old":"/api/v1/admin/settings/security","type":0,"val":"security","end":""}],
    types: placeholder as Registry['admin.security_settings.update']['types'],
  },
} as const satisfies Record<string, AdonisEndpoint>

export { routes }

export const registry = {
  routes,
  $tree: {} as ApiDefinition,
}

declare module '@tuyau/core/types' {
  export interface UserRegistry {
    routes: typeof routes
    $tree: ApiDefinition
  }
}
