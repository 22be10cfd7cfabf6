import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'admin.identity.show': { paramsTuple?: []; params?: {} }
    'admin.status.show': { paramsTuple?: []; params?: {} }
    'admin.portal_openings.update': { paramsTuple?: []; params?: {} }
    'admin.portal_openings.destroy': { paramsTuple?: []; params?: {} }
    'admin.accounts.store': { paramsTuple?: []; params?: {} }
    'admin.invites.store': { paramsTuple?: []; params?: {} }
    'admin.clients.index': { paramsTuple?: []; params?: {} }
    'admin.invoices.index': { paramsTuple?: []; params?: {} }
    'admin.invoice_imports.store': { paramsTuple?: []; params?: {} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'portal.bootstrap.show': { paramsTuple?: []; params?: {} }
    'portal.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payment_confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.dashboard.show': { paramsTuple?: []; params?: {} }
    'portal.invoices.index': { paramsTuple?: []; params?: {} }
    'portal.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payment_intents.store': { paramsTuple?: []; params?: {} }
    'portal.payments.index': { paramsTuple?: []; params?: {} }
    'portal.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.profile.show': { paramsTuple?: []; params?: {} }
    'portal.profile.update': { paramsTuple?: []; params?: {} }
    'portal.help.show': { paramsTuple?: []; params?: {} }
    'portal.session.destroy': { paramsTuple?: []; params?: {} }
    'portal.session.store': { paramsTuple?: []; params?: {} }
    'portal.invites.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.invites.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.invites.renew': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.store': { paramsTuple?: []; params?: {} }
    'portal.password_resets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.passwords.update': { paramsTuple?: []; params?: {} }
    'webhooks.razorpay_events.store': { paramsTuple?: []; params?: {} }
    'webhooks.paypal_events.store': { paramsTuple?: []; params?: {} }
    'pages.checkout': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'returns.returns.razorpay': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'returns.returns.paypal': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'pages.portal': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  GET: {
    'admin.identity.show': { paramsTuple?: []; params?: {} }
    'admin.status.show': { paramsTuple?: []; params?: {} }
    'admin.clients.index': { paramsTuple?: []; params?: {} }
    'admin.invoices.index': { paramsTuple?: []; params?: {} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'portal.bootstrap.show': { paramsTuple?: []; params?: {} }
    'portal.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.dashboard.show': { paramsTuple?: []; params?: {} }
    'portal.invoices.index': { paramsTuple?: []; params?: {} }
    'portal.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payments.index': { paramsTuple?: []; params?: {} }
    'portal.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.profile.show': { paramsTuple?: []; params?: {} }
    'portal.help.show': { paramsTuple?: []; params?: {} }
    'portal.invites.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'pages.checkout': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'returns.returns.paypal': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'pages.portal': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  HEAD: {
    'admin.identity.show': { paramsTuple?: []; params?: {} }
    'admin.status.show': { paramsTuple?: []; params?: {} }
    'admin.clients.index': { paramsTuple?: []; params?: {} }
    'admin.invoices.index': { paramsTuple?: []; params?: {} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'portal.bootstrap.show': { paramsTuple?: []; params?: {} }
    'portal.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.dashboard.show': { paramsTuple?: []; params?: {} }
    'portal.invoices.index': { paramsTuple?: []; params?: {} }
    'portal.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payments.index': { paramsTuple?: []; params?: {} }
    'portal.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.profile.show': { paramsTuple?: []; params?: {} }
    'portal.help.show': { paramsTuple?: []; params?: {} }
    'portal.invites.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'pages.checkout': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'returns.returns.paypal': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'pages.portal': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PUT: {
    'admin.portal_openings.update': { paramsTuple?: []; params?: {} }
    'portal.invites.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.passwords.update': { paramsTuple?: []; params?: {} }
  }
  DELETE: {
    'admin.portal_openings.destroy': { paramsTuple?: []; params?: {} }
    'portal.session.destroy': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'admin.accounts.store': { paramsTuple?: []; params?: {} }
    'admin.invites.store': { paramsTuple?: []; params?: {} }
    'admin.invoice_imports.store': { paramsTuple?: []; params?: {} }
    'portal.payment_confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payment_intents.store': { paramsTuple?: []; params?: {} }
    'portal.session.store': { paramsTuple?: []; params?: {} }
    'portal.invites.renew': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.store': { paramsTuple?: []; params?: {} }
    'webhooks.razorpay_events.store': { paramsTuple?: []; params?: {} }
    'webhooks.paypal_events.store': { paramsTuple?: []; params?: {} }
    'returns.returns.razorpay': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
  }
  PATCH: {
    'portal.profile.update': { paramsTuple?: []; params?: {} }
  }
  OPTIONS: {
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}