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
  'portal.second_factors.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/session/second-factor'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/second_factors_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/second_factors_controller').default['store']>>>
    }
  }
  'portal.passkey_sign_ins.options': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/session/passkey-options'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').passkeyOptionsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').passkeyOptionsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/passkey_sign_ins_controller').default['options']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/passkey_sign_ins_controller').default['options']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.passkey_sign_ins.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/session/passkey'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').assertionValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').assertionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/passkey_sign_ins_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/passkey_sign_ins_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
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
  'portal.sign_in_links.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/sign-in-links'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/sign_in_link').requestLinkValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/sign_in_link').requestLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/sign_in_links_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/sign_in_links_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.sign_in_links.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/sign-in-links/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/sign_in_links_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/sign_in_links_controller').default['show']>>>
    }
  }
  'portal.sign_in_links.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/sign-in-links/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/sign_in_links_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/sign_in_links_controller').default['update']>>>
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
  'portal.factors.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/profile/factors'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/factors_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/factors_controller').default['show']>>>
    }
  }
  'portal.totp.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/profile/totp'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.totp.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/profile/totp'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').codeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').codeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.totp.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/profile/totp'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['destroy']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.recovery_codes.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/profile/recovery-codes'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/recovery_codes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/recovery_codes_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.passkeys.options': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/profile/passkeys/options'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['options']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['options']>>>
    }
  }
  'portal.passkeys.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/profile/passkeys'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor'))['newPasskeyValidator']>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor'))['newPasskeyValidator']>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.passkeys.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/client-portal/profile/passkeys/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor'))['passkeyNameValidator']>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor'))['passkeyNameValidator']>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.passkeys.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/profile/passkeys/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['destroy']>>>
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
  'portal.email_changes.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/email-changes/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/email_changes_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/email_changes_controller').default['show']>>>
    }
  }
  'portal.email_changes.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/email-changes/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/email_changes_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/email_changes_controller').default['update']>>>
    }
  }
  'portal.email_changes.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/profile/email-changes'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/email_change').emailChangeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/email_change').emailChangeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/email_changes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/email_changes_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.email_changes.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/profile/email-changes'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/email_changes_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/email_changes_controller').default['destroy']>>>
    }
  }
  'portal.teammates.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/teammates'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/teammates_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/teammates_controller').default['index']>>>
    }
  }
  'portal.teammates.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/teammates'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/teammate').teammateValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/teammate').teammateValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/teammates_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/teammates_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.teammates.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/client-portal/teammates/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/teammate').teammateRoleValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/teammate').teammateRoleValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/teammates_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/teammates_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.teammate_invites.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/teammates/:id/invites'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/teammate_invites_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/teammate_invites_controller').default['store']>>>
    }
  }
  'portal.teammates.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/teammates/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/teammates_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/teammates_controller').default['destroy']>>>
    }
  }
  'portal.pay_link_sessions.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/pay-links/session'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/pay_link').openPayLinkValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/pay_link').openPayLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/pay_link_sessions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/pay_link_sessions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.pay_link_renewals.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/pay-links/renewal'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/pay_link').openPayLinkValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/pay_link').openPayLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/pay_link_renewals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/pay_link_renewals_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.pay_link_codes.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/pay-links/code'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/pay_link_codes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/pay_link_codes_controller').default['store']>>>
    }
  }
  'portal.pay_link_codes.update': {
    methods: ["PUT"]
    pattern: '/api/v1/client-portal/pay-links/code'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/pay_link').payLinkCodeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/pay_link').payLinkCodeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/pay_link_codes_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/pay_link_codes_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.pay_links.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/pay-links'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/portal/invoice').pageValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/pay_links_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/pay_links_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.pay_links.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/pay-links/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/pay_links_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/pay_links_controller').default['destroy']>>>
    }
  }
  'portal.invoice_messages.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/client-portal/invoices/:id/messages'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/portal/invoice').pageValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invoice_messages_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invoice_messages_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.invoice_messages.store': {
    methods: ["POST"]
    pattern: '/api/v1/client-portal/invoices/:id/messages'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/question').messageValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/question').messageValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/invoice_messages_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/invoice_messages_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'portal.viewings.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/client-portal/viewing'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/portal/viewings_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/portal/viewings_controller').default['destroy']>>>
    }
  }
}
