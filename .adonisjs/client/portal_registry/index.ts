/* eslint-disable prettier/prettier */
import type { AdonisEndpoint } from '@tuyau/core/types'
import type { Registry } from './schema.d.ts'
import type { ApiDefinition } from './tree.d.ts'

const placeholder: any = {}

const routes = {
  'portal.bootstrap.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/bootstrap',
    tokens: [{"old":"/api/v1/client-portal/bootstrap","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/bootstrap","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/bootstrap","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/bootstrap","type":0,"val":"bootstrap","end":""}],
    types: placeholder as Registry['portal.bootstrap.show']['types'],
  },
  'portal.payment_intents.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/payment-intents/:id',
    tokens: [{"old":"/api/v1/client-portal/payment-intents/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/payment-intents/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/payment-intents/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/payment-intents/:id","type":0,"val":"payment-intents","end":""},{"old":"/api/v1/client-portal/payment-intents/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.payment_intents.show']['types'],
  },
  'portal.payment_confirmations.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/payment-intents/:id/confirmation',
    tokens: [{"old":"/api/v1/client-portal/payment-intents/:id/confirmation","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/payment-intents/:id/confirmation","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/payment-intents/:id/confirmation","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/payment-intents/:id/confirmation","type":0,"val":"payment-intents","end":""},{"old":"/api/v1/client-portal/payment-intents/:id/confirmation","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/payment-intents/:id/confirmation","type":0,"val":"confirmation","end":""}],
    types: placeholder as Registry['portal.payment_confirmations.store']['types'],
  },
  'portal.invoices.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/invoices/:id',
    tokens: [{"old":"/api/v1/client-portal/invoices/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invoices/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invoices/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invoices/:id","type":0,"val":"invoices","end":""},{"old":"/api/v1/client-portal/invoices/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.invoices.show']['types'],
  },
  'portal.invoice_documents.pdf': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/invoices/:id/pdf',
    tokens: [{"old":"/api/v1/client-portal/invoices/:id/pdf","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invoices/:id/pdf","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invoices/:id/pdf","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invoices/:id/pdf","type":0,"val":"invoices","end":""},{"old":"/api/v1/client-portal/invoices/:id/pdf","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/invoices/:id/pdf","type":0,"val":"pdf","end":""}],
    types: placeholder as Registry['portal.invoice_documents.pdf']['types'],
  },
  'portal.invoice_documents.xml': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/invoices/:id/xml',
    tokens: [{"old":"/api/v1/client-portal/invoices/:id/xml","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invoices/:id/xml","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invoices/:id/xml","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invoices/:id/xml","type":0,"val":"invoices","end":""},{"old":"/api/v1/client-portal/invoices/:id/xml","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/invoices/:id/xml","type":0,"val":"xml","end":""}],
    types: placeholder as Registry['portal.invoice_documents.xml']['types'],
  },
  'portal.payment_offers.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/payment-offers',
    tokens: [{"old":"/api/v1/client-portal/payment-offers","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/payment-offers","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/payment-offers","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/payment-offers","type":0,"val":"payment-offers","end":""}],
    types: placeholder as Registry['portal.payment_offers.index']['types'],
  },
  'portal.payment_intents.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/payment-intents',
    tokens: [{"old":"/api/v1/client-portal/payment-intents","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/payment-intents","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/payment-intents","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/payment-intents","type":0,"val":"payment-intents","end":""}],
    types: placeholder as Registry['portal.payment_intents.store']['types'],
  },
  'portal.receipts.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/payments/:id/receipt',
    tokens: [{"old":"/api/v1/client-portal/payments/:id/receipt","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/payments/:id/receipt","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/payments/:id/receipt","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/payments/:id/receipt","type":0,"val":"payments","end":""},{"old":"/api/v1/client-portal/payments/:id/receipt","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/payments/:id/receipt","type":0,"val":"receipt","end":""}],
    types: placeholder as Registry['portal.receipts.show']['types'],
  },
  'portal.dashboard.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/dashboard',
    tokens: [{"old":"/api/v1/client-portal/dashboard","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/dashboard","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/dashboard","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/dashboard","type":0,"val":"dashboard","end":""}],
    types: placeholder as Registry['portal.dashboard.show']['types'],
  },
  'portal.invoices.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/invoices',
    tokens: [{"old":"/api/v1/client-portal/invoices","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invoices","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invoices","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invoices","type":0,"val":"invoices","end":""}],
    types: placeholder as Registry['portal.invoices.index']['types'],
  },
  'portal.transfer_reports.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/invoices/:id/transfer-reports',
    tokens: [{"old":"/api/v1/client-portal/invoices/:id/transfer-reports","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invoices/:id/transfer-reports","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invoices/:id/transfer-reports","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invoices/:id/transfer-reports","type":0,"val":"invoices","end":""},{"old":"/api/v1/client-portal/invoices/:id/transfer-reports","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/invoices/:id/transfer-reports","type":0,"val":"transfer-reports","end":""}],
    types: placeholder as Registry['portal.transfer_reports.store']['types'],
  },
  'portal.transfer_reports.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/transfer-reports/:id',
    tokens: [{"old":"/api/v1/client-portal/transfer-reports/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id","type":0,"val":"transfer-reports","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.transfer_reports.show']['types'],
  },
  'portal.transfer_reports.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/transfer-reports/:id',
    tokens: [{"old":"/api/v1/client-portal/transfer-reports/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id","type":0,"val":"transfer-reports","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.transfer_reports.destroy']['types'],
  },
  'portal.transfer_proofs.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/transfer-reports/:id/proof',
    tokens: [{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"transfer-reports","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"proof","end":""}],
    types: placeholder as Registry['portal.transfer_proofs.show']['types'],
  },
  'portal.payments.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/payments',
    tokens: [{"old":"/api/v1/client-portal/payments","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/payments","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/payments","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/payments","type":0,"val":"payments","end":""}],
    types: placeholder as Registry['portal.payments.index']['types'],
  },
  'portal.payments.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/payments/:id',
    tokens: [{"old":"/api/v1/client-portal/payments/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/payments/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/payments/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/payments/:id","type":0,"val":"payments","end":""},{"old":"/api/v1/client-portal/payments/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.payments.show']['types'],
  },
  'portal.help.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/help',
    tokens: [{"old":"/api/v1/client-portal/help","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/help","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/help","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/help","type":0,"val":"help","end":""}],
    types: placeholder as Registry['portal.help.show']['types'],
  },
  'portal.profile.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/profile',
    tokens: [{"old":"/api/v1/client-portal/profile","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile","type":0,"val":"profile","end":""}],
    types: placeholder as Registry['portal.profile.show']['types'],
  },
  'portal.profile.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/client-portal/profile',
    tokens: [{"old":"/api/v1/client-portal/profile","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile","type":0,"val":"profile","end":""}],
    types: placeholder as Registry['portal.profile.update']['types'],
  },
  'portal.activity.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/activity',
    tokens: [{"old":"/api/v1/client-portal/activity","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/activity","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/activity","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/activity","type":0,"val":"activity","end":""}],
    types: placeholder as Registry['portal.activity.index']['types'],
  },
  'portal.transfer_proofs.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/transfer-reports/:id/proof',
    tokens: [{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"transfer-reports","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/transfer-reports/:id/proof","type":0,"val":"proof","end":""}],
    types: placeholder as Registry['portal.transfer_proofs.update']['types'],
  },
  'portal.session.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/session',
    tokens: [{"old":"/api/v1/client-portal/session","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"session","end":""}],
    types: placeholder as Registry['portal.session.destroy']['types'],
  },
  'portal.session.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/session',
    tokens: [{"old":"/api/v1/client-portal/session","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"session","end":""}],
    types: placeholder as Registry['portal.session.show']['types'],
  },
  'portal.session.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/session/activity',
    tokens: [{"old":"/api/v1/client-portal/session/activity","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/session/activity","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/session/activity","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/session/activity","type":0,"val":"session","end":""},{"old":"/api/v1/client-portal/session/activity","type":0,"val":"activity","end":""}],
    types: placeholder as Registry['portal.session.update']['types'],
  },
  'portal.session.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/session',
    tokens: [{"old":"/api/v1/client-portal/session","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/session","type":0,"val":"session","end":""}],
    types: placeholder as Registry['portal.session.store']['types'],
  },
  'portal.second_factors.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/session/second-factor',
    tokens: [{"old":"/api/v1/client-portal/session/second-factor","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/session/second-factor","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/session/second-factor","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/session/second-factor","type":0,"val":"session","end":""},{"old":"/api/v1/client-portal/session/second-factor","type":0,"val":"second-factor","end":""}],
    types: placeholder as Registry['portal.second_factors.store']['types'],
  },
  'portal.passkey_sign_ins.options': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/session/passkey-options',
    tokens: [{"old":"/api/v1/client-portal/session/passkey-options","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/session/passkey-options","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/session/passkey-options","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/session/passkey-options","type":0,"val":"session","end":""},{"old":"/api/v1/client-portal/session/passkey-options","type":0,"val":"passkey-options","end":""}],
    types: placeholder as Registry['portal.passkey_sign_ins.options']['types'],
  },
  'portal.passkey_sign_ins.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/session/passkey',
    tokens: [{"old":"/api/v1/client-portal/session/passkey","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/session/passkey","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/session/passkey","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/session/passkey","type":0,"val":"session","end":""},{"old":"/api/v1/client-portal/session/passkey","type":0,"val":"passkey","end":""}],
    types: placeholder as Registry['portal.passkey_sign_ins.store']['types'],
  },
  'portal.invites.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/invites/:token',
    tokens: [{"old":"/api/v1/client-portal/invites/:token","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invites/:token","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invites/:token","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invites/:token","type":0,"val":"invites","end":""},{"old":"/api/v1/client-portal/invites/:token","type":1,"val":"token","end":""}],
    types: placeholder as Registry['portal.invites.show']['types'],
  },
  'portal.invites.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/invites/:token',
    tokens: [{"old":"/api/v1/client-portal/invites/:token","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invites/:token","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invites/:token","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invites/:token","type":0,"val":"invites","end":""},{"old":"/api/v1/client-portal/invites/:token","type":1,"val":"token","end":""}],
    types: placeholder as Registry['portal.invites.update']['types'],
  },
  'portal.invites.renew': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/invites/:token/renewal',
    tokens: [{"old":"/api/v1/client-portal/invites/:token/renewal","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invites/:token/renewal","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invites/:token/renewal","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invites/:token/renewal","type":0,"val":"invites","end":""},{"old":"/api/v1/client-portal/invites/:token/renewal","type":1,"val":"token","end":""},{"old":"/api/v1/client-portal/invites/:token/renewal","type":0,"val":"renewal","end":""}],
    types: placeholder as Registry['portal.invites.renew']['types'],
  },
  'portal.password_resets.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/password-resets',
    tokens: [{"old":"/api/v1/client-portal/password-resets","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/password-resets","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/password-resets","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/password-resets","type":0,"val":"password-resets","end":""}],
    types: placeholder as Registry['portal.password_resets.store']['types'],
  },
  'portal.password_resets.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/password-resets/:token',
    tokens: [{"old":"/api/v1/client-portal/password-resets/:token","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/password-resets/:token","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/password-resets/:token","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/password-resets/:token","type":0,"val":"password-resets","end":""},{"old":"/api/v1/client-portal/password-resets/:token","type":1,"val":"token","end":""}],
    types: placeholder as Registry['portal.password_resets.show']['types'],
  },
  'portal.password_resets.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/password-resets/:token',
    tokens: [{"old":"/api/v1/client-portal/password-resets/:token","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/password-resets/:token","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/password-resets/:token","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/password-resets/:token","type":0,"val":"password-resets","end":""},{"old":"/api/v1/client-portal/password-resets/:token","type":1,"val":"token","end":""}],
    types: placeholder as Registry['portal.password_resets.update']['types'],
  },
  'portal.sign_in_links.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/sign-in-links',
    tokens: [{"old":"/api/v1/client-portal/sign-in-links","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/sign-in-links","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/sign-in-links","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/sign-in-links","type":0,"val":"sign-in-links","end":""}],
    types: placeholder as Registry['portal.sign_in_links.store']['types'],
  },
  'portal.sign_in_links.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/sign-in-links/:token',
    tokens: [{"old":"/api/v1/client-portal/sign-in-links/:token","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/sign-in-links/:token","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/sign-in-links/:token","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/sign-in-links/:token","type":0,"val":"sign-in-links","end":""},{"old":"/api/v1/client-portal/sign-in-links/:token","type":1,"val":"token","end":""}],
    types: placeholder as Registry['portal.sign_in_links.show']['types'],
  },
  'portal.sign_in_links.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/sign-in-links/:token',
    tokens: [{"old":"/api/v1/client-portal/sign-in-links/:token","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/sign-in-links/:token","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/sign-in-links/:token","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/sign-in-links/:token","type":0,"val":"sign-in-links","end":""},{"old":"/api/v1/client-portal/sign-in-links/:token","type":1,"val":"token","end":""}],
    types: placeholder as Registry['portal.sign_in_links.update']['types'],
  },
  'portal.passwords.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/profile/password',
    tokens: [{"old":"/api/v1/client-portal/profile/password","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/password","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/password","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/password","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/password","type":0,"val":"password","end":""}],
    types: placeholder as Registry['portal.passwords.update']['types'],
  },
  'portal.factors.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/profile/factors',
    tokens: [{"old":"/api/v1/client-portal/profile/factors","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/factors","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/factors","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/factors","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/factors","type":0,"val":"factors","end":""}],
    types: placeholder as Registry['portal.factors.show']['types'],
  },
  'portal.totp.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/profile/totp',
    tokens: [{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"totp","end":""}],
    types: placeholder as Registry['portal.totp.store']['types'],
  },
  'portal.totp.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/profile/totp',
    tokens: [{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"totp","end":""}],
    types: placeholder as Registry['portal.totp.update']['types'],
  },
  'portal.totp.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/profile/totp',
    tokens: [{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/totp","type":0,"val":"totp","end":""}],
    types: placeholder as Registry['portal.totp.destroy']['types'],
  },
  'portal.recovery_codes.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/profile/recovery-codes',
    tokens: [{"old":"/api/v1/client-portal/profile/recovery-codes","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/recovery-codes","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/recovery-codes","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/recovery-codes","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/recovery-codes","type":0,"val":"recovery-codes","end":""}],
    types: placeholder as Registry['portal.recovery_codes.store']['types'],
  },
  'portal.passkeys.options': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/profile/passkeys/options',
    tokens: [{"old":"/api/v1/client-portal/profile/passkeys/options","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/passkeys/options","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/passkeys/options","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/passkeys/options","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/passkeys/options","type":0,"val":"passkeys","end":""},{"old":"/api/v1/client-portal/profile/passkeys/options","type":0,"val":"options","end":""}],
    types: placeholder as Registry['portal.passkeys.options']['types'],
  },
  'portal.passkeys.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/profile/passkeys',
    tokens: [{"old":"/api/v1/client-portal/profile/passkeys","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/passkeys","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/passkeys","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/passkeys","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/passkeys","type":0,"val":"passkeys","end":""}],
    types: placeholder as Registry['portal.passkeys.store']['types'],
  },
  'portal.passkeys.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/client-portal/profile/passkeys/:id',
    tokens: [{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"passkeys","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.passkeys.update']['types'],
  },
  'portal.passkeys.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/profile/passkeys/:id',
    tokens: [{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":0,"val":"passkeys","end":""},{"old":"/api/v1/client-portal/profile/passkeys/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.passkeys.destroy']['types'],
  },
  'portal.session_membership.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/session/membership',
    tokens: [{"old":"/api/v1/client-portal/session/membership","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/session/membership","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/session/membership","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/session/membership","type":0,"val":"session","end":""},{"old":"/api/v1/client-portal/session/membership","type":0,"val":"membership","end":""}],
    types: placeholder as Registry['portal.session_membership.update']['types'],
  },
  'portal.devices.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/sessions',
    tokens: [{"old":"/api/v1/client-portal/sessions","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/sessions","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/sessions","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/sessions","type":0,"val":"sessions","end":""}],
    types: placeholder as Registry['portal.devices.index']['types'],
  },
  'portal.devices.clear': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/sessions',
    tokens: [{"old":"/api/v1/client-portal/sessions","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/sessions","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/sessions","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/sessions","type":0,"val":"sessions","end":""}],
    types: placeholder as Registry['portal.devices.clear']['types'],
  },
  'portal.devices.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/sessions/:id',
    tokens: [{"old":"/api/v1/client-portal/sessions/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/sessions/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/sessions/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/sessions/:id","type":0,"val":"sessions","end":""},{"old":"/api/v1/client-portal/sessions/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.devices.destroy']['types'],
  },
  'portal.email_changes.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/email-changes/:token',
    tokens: [{"old":"/api/v1/client-portal/email-changes/:token","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/email-changes/:token","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/email-changes/:token","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/email-changes/:token","type":0,"val":"email-changes","end":""},{"old":"/api/v1/client-portal/email-changes/:token","type":1,"val":"token","end":""}],
    types: placeholder as Registry['portal.email_changes.show']['types'],
  },
  'portal.email_changes.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/email-changes/:token',
    tokens: [{"old":"/api/v1/client-portal/email-changes/:token","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/email-changes/:token","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/email-changes/:token","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/email-changes/:token","type":0,"val":"email-changes","end":""},{"old":"/api/v1/client-portal/email-changes/:token","type":1,"val":"token","end":""}],
    types: placeholder as Registry['portal.email_changes.update']['types'],
  },
  'portal.email_changes.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/profile/email-changes',
    tokens: [{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"email-changes","end":""}],
    types: placeholder as Registry['portal.email_changes.store']['types'],
  },
  'portal.email_changes.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/profile/email-changes',
    tokens: [{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"profile","end":""},{"old":"/api/v1/client-portal/profile/email-changes","type":0,"val":"email-changes","end":""}],
    types: placeholder as Registry['portal.email_changes.destroy']['types'],
  },
  'portal.teammates.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/teammates',
    tokens: [{"old":"/api/v1/client-portal/teammates","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/teammates","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/teammates","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/teammates","type":0,"val":"teammates","end":""}],
    types: placeholder as Registry['portal.teammates.index']['types'],
  },
  'portal.teammates.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/teammates',
    tokens: [{"old":"/api/v1/client-portal/teammates","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/teammates","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/teammates","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/teammates","type":0,"val":"teammates","end":""}],
    types: placeholder as Registry['portal.teammates.store']['types'],
  },
  'portal.teammates.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/client-portal/teammates/:id',
    tokens: [{"old":"/api/v1/client-portal/teammates/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/teammates/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/teammates/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/teammates/:id","type":0,"val":"teammates","end":""},{"old":"/api/v1/client-portal/teammates/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.teammates.update']['types'],
  },
  'portal.teammate_invites.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/teammates/:id/invites',
    tokens: [{"old":"/api/v1/client-portal/teammates/:id/invites","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/teammates/:id/invites","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/teammates/:id/invites","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/teammates/:id/invites","type":0,"val":"teammates","end":""},{"old":"/api/v1/client-portal/teammates/:id/invites","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/teammates/:id/invites","type":0,"val":"invites","end":""}],
    types: placeholder as Registry['portal.teammate_invites.store']['types'],
  },
  'portal.teammates.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/teammates/:id',
    tokens: [{"old":"/api/v1/client-portal/teammates/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/teammates/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/teammates/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/teammates/:id","type":0,"val":"teammates","end":""},{"old":"/api/v1/client-portal/teammates/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.teammates.destroy']['types'],
  },
  'portal.pay_link_sessions.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/pay-links/session',
    tokens: [{"old":"/api/v1/client-portal/pay-links/session","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/pay-links/session","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/pay-links/session","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/pay-links/session","type":0,"val":"pay-links","end":""},{"old":"/api/v1/client-portal/pay-links/session","type":0,"val":"session","end":""}],
    types: placeholder as Registry['portal.pay_link_sessions.store']['types'],
  },
  'portal.pay_link_renewals.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/pay-links/renewal',
    tokens: [{"old":"/api/v1/client-portal/pay-links/renewal","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/pay-links/renewal","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/pay-links/renewal","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/pay-links/renewal","type":0,"val":"pay-links","end":""},{"old":"/api/v1/client-portal/pay-links/renewal","type":0,"val":"renewal","end":""}],
    types: placeholder as Registry['portal.pay_link_renewals.store']['types'],
  },
  'portal.pay_link_codes.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/pay-links/code',
    tokens: [{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"pay-links","end":""},{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"code","end":""}],
    types: placeholder as Registry['portal.pay_link_codes.store']['types'],
  },
  'portal.pay_link_codes.update': {
    methods: ["PUT"],
    pattern: '/api/v1/client-portal/pay-links/code',
    tokens: [{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"pay-links","end":""},{"old":"/api/v1/client-portal/pay-links/code","type":0,"val":"code","end":""}],
    types: placeholder as Registry['portal.pay_link_codes.update']['types'],
  },
  'portal.pay_links.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/pay-links',
    tokens: [{"old":"/api/v1/client-portal/pay-links","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/pay-links","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/pay-links","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/pay-links","type":0,"val":"pay-links","end":""}],
    types: placeholder as Registry['portal.pay_links.index']['types'],
  },
  'portal.pay_links.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/pay-links/:id',
    tokens: [{"old":"/api/v1/client-portal/pay-links/:id","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/pay-links/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/pay-links/:id","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/pay-links/:id","type":0,"val":"pay-links","end":""},{"old":"/api/v1/client-portal/pay-links/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['portal.pay_links.destroy']['types'],
  },
  'portal.invoice_messages.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/client-portal/invoices/:id/messages',
    tokens: [{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"invoices","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"messages","end":""}],
    types: placeholder as Registry['portal.invoice_messages.index']['types'],
  },
  'portal.invoice_messages.store': {
    methods: ["POST"],
    pattern: '/api/v1/client-portal/invoices/:id/messages',
    tokens: [{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"invoices","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":1,"val":"id","end":""},{"old":"/api/v1/client-portal/invoices/:id/messages","type":0,"val":"messages","end":""}],
    types: placeholder as Registry['portal.invoice_messages.store']['types'],
  },
  'portal.viewings.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/client-portal/viewing',
    tokens: [{"old":"/api/v1/client-portal/viewing","type":0,"val":"api","end":""},{"old":"/api/v1/client-portal/viewing","type":0,"val":"v1","end":""},{"old":"/api/v1/client-portal/viewing","type":0,"val":"client-portal","end":""},{"old":"/api/v1/client-portal/viewing","type":0,"val":"viewing","end":""}],
    types: placeholder as Registry['portal.viewings.destroy']['types'],
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
