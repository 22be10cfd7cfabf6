/* eslint-disable prettier/prettier */
/// <reference path="../manifest.d.ts" />

import type { ExtractBody, ExtractErrorResponse, ExtractQuery, ExtractQueryForGet, ExtractResponse } from '@tuyau/core/types'
import type { InferInput, SimpleError } from '@vinejs/vine/types'

export type ParamValue = string | number | bigint | boolean

export interface Registry {
  'portal.bootstrap.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/bootstrap'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/bootstrap_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/bootstrap_controller').default['show']>>>
    }
  }
  'portal.payment_intents.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/payment-intents/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/payment_intents_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/payment_intents_controller').default['show']>>>
    }
  }
  'portal.payment_confirmations.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/payment-intents/:id/confirmation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/payment_confirmations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/payment_confirmations_controller').default['store']>>>
    }
  }
  'portal.dashboard.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/dashboard'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/dashboard_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/dashboard_controller').default['show']>>>
    }
  }
  'portal.invoices.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/invoices'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/portal/invoice').invoiceListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invoices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invoices_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.invoices.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/invoices/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invoices_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invoices_controller').default['show']>>>
    }
  }
  'portal.invoice_documents.pdf': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/invoices/:id/pdf'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invoice_documents_controller').default['pdf']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invoice_documents_controller').default['pdf']>>>
    }
  }
  'portal.invoice_documents.xml': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/invoices/:id/xml'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invoice_documents_controller').default['xml']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invoice_documents_controller').default['xml']>>>
    }
  }
  'portal.payment_offers.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/payment-offers'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/portal/payment_offer').paymentOfferValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/payment_offers_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/payment_offers_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.payment_intents.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/payment-intents'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/payment_intent').paymentIntentValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/payment_intent').paymentIntentValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/payment_intents_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/payment_intents_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.transfer_reports.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/invoices/:id/transfer-reports'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/transfer_report').transferReportValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/transfer_report').transferReportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/transfer_reports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/transfer_reports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.transfer_reports.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/transfer-reports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/transfer_reports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/transfer_reports_controller').default['show']>>>
    }
  }
  'portal.transfer_reports.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/transfer-reports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/transfer_reports_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/transfer_reports_controller').default['destroy']>>>
    }
  }
  'portal.transfer_proofs.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/transfer-reports/:id/proof'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/transfer_proofs_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/transfer_proofs_controller').default['show']>>>
    }
  }
  'portal.payments.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/payments'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/portal/invoice').pageValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/payments_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/payments_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.payments.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/payments/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/payments_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/payments_controller').default['show']>>>
    }
  }
  'portal.receipts.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/payments/:id/receipt'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/receipts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/receipts_controller').default['show']>>>
    }
  }
  'portal.profile.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/profile'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/profile_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/profile_controller').default['show']>>>
    }
  }
  'portal.profile.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/client-portal/profile'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/profile').profileValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/profile').profileValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/profile_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/profile_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.activity.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/activity'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/portal/invoice').pageValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/activity_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/activity_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.help.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/help'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/help_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/help_controller').default['show']>>>
    }
  }
  'portal.transfer_proofs.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/transfer-reports/:id/proof'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/transfer_report').transferProofValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/transfer_report').transferProofValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/transfer_proofs_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/transfer_proofs_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.session.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/session'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/session_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/session_controller').default['destroy']>>>
    }
  }
  'portal.session.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/session'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/session_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/session_controller').default['show']>>>
    }
  }
  'portal.session.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/session/activity'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/session_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/session_controller').default['update']>>>
    }
  }
  'portal.session.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/session'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/session').sessionValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/session').sessionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/session_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/session_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.invites.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/invites/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invites_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invites_controller').default['show']>>>
    }
  }
  'portal.invites.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/invites/:token'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/invite').acceptInviteValidator)>>
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/invite').acceptInviteValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invites_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invites_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.invites.renew': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/invites/:token/renewal'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invites_controller').default['renew']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invites_controller').default['renew']>>>
    }
  }
  'portal.password_resets.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/password-resets'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/password_reset').requestResetValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/password_reset').requestResetValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/password_resets_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/password_resets_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.password_resets.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/password-resets/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/password_resets_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/password_resets_controller').default['show']>>>
    }
  }
  'portal.password_resets.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/password-resets/:token'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/password_reset').resetPasswordValidator)>>
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/password_reset').resetPasswordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/password_resets_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/password_resets_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.passwords.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/profile/password'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/password').changePasswordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/password').changePasswordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/passwords_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/passwords_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.session_membership.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/session/membership'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/session').sessionMembershipValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/session').sessionMembershipValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/session_membership_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/session_membership_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.devices.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/sessions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/devices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/devices_controller').default['index']>>>
    }
  }
  'portal.devices.clear': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/sessions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/devices_controller').default['clear']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/devices_controller').default['clear']>>>
    }
  }
  'portal.devices.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/sessions/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/devices_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/devices_controller').default['destroy']>>>
    }
  }
}
