/* eslint-disable prettier/prettier */
/// <reference path="../manifest.d.ts" />

import type { ExtractBody, ExtractErrorResponse, ExtractQuery, ExtractQueryForGet, ExtractResponse } from '@tuyau/core/types'
import type { InferInput, SimpleError } from '@vinejs/vine/types'

export type ParamValue = string | number | bigint | boolean

export interface Registry {
  'admin.identity.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/identity'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/identity_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/identity_controller').default['show']>>>
    }
  }
  'admin.status.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/status'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/status_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/status_controller').default['show']>>>
    }
  }
  'admin.portal_openings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/portal-opening'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/portal_openings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/portal_openings_controller').default['update']>>>
    }
  }
  'admin.portal_openings.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/portal-opening'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/portal_openings_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/portal_openings_controller').default['destroy']>>>
    }
  }
  'admin.pay_links.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/invoices/:id/pay-links'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/pay_link').makePayLinkValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/pay_link').makePayLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/pay_links_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/pay_links_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.pay_links.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/pay-links'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/pay_link').payLinkListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/pay_links_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/pay_links_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.pay_links.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/pay-links/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/pay_links_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/pay_links_controller').default['destroy']>>>
    }
  }
  'admin.payments.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/payments'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/payment').paymentListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payments_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payments_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.payments.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/payments'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/payment').recordPaymentValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/payment').recordPaymentValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payments_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payments_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.payments.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/payments/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payments_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payments_controller').default['show']>>>
    }
  }
  'admin.payment_receipts.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/payments/:id/receipt'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payment_receipts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payment_receipts_controller').default['show']>>>
    }
  }
  'admin.refunds.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/payments/:id/refunds'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/payment').refundValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/payment').refundValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/refunds_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/refunds_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.refunds.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/refunds/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/refunds_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/refunds_controller').default['show']>>>
    }
  }
  'admin.refund_standings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/refunds/:id/standing'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/payment').refundStandingValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/payment').refundStandingValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/refund_standings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/refund_standings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.credit_allocations.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/credit-allocations'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/payment').creditAllocationValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/payment').creditAllocationValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/credit_allocations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/credit_allocations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_credits.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients/:id/credit'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_credits_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_credits_controller').default['show']>>>
    }
  }
  'admin.payment_intents.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/payment-intents'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/intent').intentListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payment_intents_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payment_intents_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.payment_intents.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/payment-intents/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payment_intents_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payment_intents_controller').default['show']>>>
    }
  }
  'admin.payment_checks.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/payment-intents/:id/check'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payment_checks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payment_checks_controller').default['store']>>>
    }
  }
  'admin.held_payments.accept': {
    methods: ["POST"]
    pattern: '/api/v1/admin/payment-intents/:id/acceptance'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/held_payments_controller').default['accept']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/held_payments_controller').default['accept']>>>
    }
  }
  'admin.held_payments.return': {
    methods: ["POST"]
    pattern: '/api/v1/admin/payment-intents/:id/return'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/held_payments_controller').default['return']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/held_payments_controller').default['return']>>>
    }
  }
  'admin.transfer_reports.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/transfer-reports'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/transfer').transferListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/transfer_reports_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/transfer_reports_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.transfer_reports.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/transfer-reports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/transfer_reports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/transfer_reports_controller').default['show']>>>
    }
  }
  'admin.transfer_reports.proof': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/transfer-reports/:id/proof'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/transfer_reports_controller').default['proof']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/transfer_reports_controller').default['proof']>>>
    }
  }
  'admin.transfer_confirmations.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/transfer-reports/:id/confirmation'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/transfer').confirmationValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/transfer').confirmationValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/transfer_confirmations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/transfer_confirmations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.transfer_rejections.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/transfer-reports/:id/rejection'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/transfer').rejectionValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/transfer').rejectionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/transfer_rejections_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/transfer_rejections_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.attention.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/attention'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/attention_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/attention_controller').default['show']>>>
    }
  }
  'admin.gateways.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/gateways'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/gateways_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/gateways_controller').default['index']>>>
    }
  }
  'admin.gateway_events.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/gateway-events'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/gateway').eventListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/gateway_events_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/gateway_events_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.gateway_events.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/gateway-events/:event'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { event: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/gateway_events_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/gateway_events_controller').default['show']>>>
    }
  }
  'admin.event_replays.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/gateway-events/:event/replay'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { event: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/event_replays_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/event_replays_controller').default['store']>>>
    }
  }
  'admin.rejected_events.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/rejected-events'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/gateway').rejectedListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/rejected_events_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/rejected_events_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.audit_events.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/audit-events'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/audit_export').auditExportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/audit_events_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/audit_events_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff_sessions.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/session'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/session').sessionValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/session').sessionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_sessions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_sessions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff_sessions.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/session'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_sessions_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_sessions_controller').default['destroy']>>>
    }
  }
  'admin.staff_second_factors.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/session/second-factor'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_second_factors_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_second_factors_controller').default['store']>>>
    }
  }
  'admin.staff_passkey_sign_ins.options': {
    methods: ["POST"]
    pattern: '/api/v1/admin/session/passkey-options'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').passkeyOptionsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').passkeyOptionsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_passkey_sign_ins_controller').default['options']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_passkey_sign_ins_controller').default['options']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff_passkey_sign_ins.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/session/passkey'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').assertionValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').assertionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_passkey_sign_ins_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_passkey_sign_ins_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff_sessions.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/session'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_sessions_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_sessions_controller').default['show']>>>
    }
  }
  'admin.staff_devices.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/sessions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_devices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_devices_controller').default['index']>>>
    }
  }
  'admin.staff_devices.clear': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/sessions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_devices_controller').default['clear']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_devices_controller').default['clear']>>>
    }
  }
  'admin.staff_devices.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/sessions/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_devices_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_devices_controller').default['destroy']>>>
    }
  }
  'admin.staff_passwords.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/profile/password'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/portal/password').changePasswordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/portal/password').changePasswordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_passwords_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_passwords_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.factors.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/profile/factors'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/factors_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/factors_controller').default['show']>>>
    }
  }
  'admin.totp.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/profile/totp'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.totp.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/profile/totp'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').codeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').codeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.totp.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/profile/totp'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/totp_controller').default['destroy']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.recovery_codes.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/profile/recovery-codes'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor').passwordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/recovery_codes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/recovery_codes_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.passkeys.options': {
    methods: ["POST"]
    pattern: '/api/v1/admin/profile/passkeys/options'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['options']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['options']>>>
    }
  }
  'admin.passkeys.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/profile/passkeys'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor'))['newPasskeyValidator']>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor'))['newPasskeyValidator']>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.passkeys.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/profile/passkeys/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/factors/factor'))['passkeyNameValidator']>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/factors/factor'))['passkeyNameValidator']>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.passkeys.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/profile/passkeys/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/factors/passkeys_controller').default['destroy']>>>
    }
  }
  'admin.client_activity.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients/:id/activity'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/list').listValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_activity_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_activity_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_notes.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients/:id/notes'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/list').listValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_notes_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_notes_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_notes.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/clients/:id/notes'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/client_note').noteValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/client_note').noteValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_notes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_notes_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_notes.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/client-notes/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/client_note').noteValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/client_note').noteValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_notes_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_notes_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.note_deletions.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/client-notes/:id/deletion'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/note_deletions_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/note_deletions_controller').default['update']>>>
    }
  }
  'admin.note_deletions.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/client-notes/:id/deletion'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/note_deletions_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/note_deletions_controller').default['destroy']>>>
    }
  }
  'admin.membership_roles.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/memberships/:id/role'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/people').roleValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/people').roleValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/membership_roles_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/membership_roles_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invite_links.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/memberships/:id/invite-link'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invite_links_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invite_links_controller').default['store']>>>
    }
  }
  'admin.invoices.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoices'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/invoice').staffInvoiceListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoices_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invoice_counts.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoice-counts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/invoice').invoiceCountValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_counts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_counts_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invoice_totals.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoice-totals'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_totals_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_totals_controller').default['index']>>>
    }
  }
  'admin.invoices.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoices/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoices_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoices_controller').default['show']>>>
    }
  }
  'admin.invoice_documents.pdf': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoices/:id/pdf'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_documents_controller').default['pdf']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_documents_controller').default['pdf']>>>
    }
  }
  'admin.invoice_documents.xml': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoices/:id/xml'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_documents_controller').default['xml']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_documents_controller').default['xml']>>>
    }
  }
  'admin.invoice_voidings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/invoices/:id/voiding'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/invoice').voidingValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/invoice').voidingValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_voidings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_voidings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.credit_notes.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/invoices/:id/credit-notes'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/invoice').creditNoteValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/invoice').creditNoteValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/credit_notes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/credit_notes_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invoices_by_ref.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/invoices/by-ref/:ref'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/invoice').refValidator)>>
      paramsTuple: [ParamValue]
      params: { ref: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/invoice').refValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoices_by_ref_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoices_by_ref_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invoice_previews.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/invoice-previews'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_previews_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_previews_controller').default['store']>>>
    }
  }
  'admin.invoice_imports.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/invoice-imports'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/invoice_import').invoiceImportValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/invoice_import').invoiceImportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_imports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_imports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.bulk_invoice_imports.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/invoice-imports/bulk'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/invoice_import').bulkInvoiceImportValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/invoice_import').bulkInvoiceImportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/bulk_invoice_imports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/bulk_invoice_imports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.bulk_invoice_imports.template': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoice-imports/template'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/invoice_import').importTemplateValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/bulk_invoice_imports_controller').default['template']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/bulk_invoice_imports_controller').default['template']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.jobs.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/jobs'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/job').jobListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/jobs_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/jobs_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.jobs.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/jobs/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/jobs_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/jobs_controller').default['show']>>>
    }
  }
  'admin.job_rows.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/jobs/:id/rows'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/job').jobRowsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/job_rows_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/job_rows_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.job_cancellations.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/jobs/:id/cancellation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/job_cancellations_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/job_cancellations_controller').default['update']>>>
    }
  }
  'admin.payable_invoices.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/payable-invoices'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/payment').payableListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payable_invoices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payable_invoices_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.reconciliations.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/reconciliations'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/bulk_payments').reconciliationValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/bulk_payments').reconciliationValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reconciliations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reconciliations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.bulk_replays.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/event-replays'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/bulk_payments').bulkReplayValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/bulk_payments').bulkReplayValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/bulk_replays_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/bulk_replays_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.mails.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/mails'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/mail').mailListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/mails_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/mails_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.mails.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/mails/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/mails_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/mails_controller').default['show']>>>
    }
  }
  'admin.mail_queueings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/mails/:id/queueing'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/mail_queueings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/mail_queueings_controller').default['update']>>>
    }
  }
  'admin.mail_bounces.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/mail-bounces'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/mail').mailBounceValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/mail').mailBounceValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/mail_bounces_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/mail_bounces_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.overview.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/overview'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/overview_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/overview_controller').default['show']>>>
    }
  }
  'admin.diagnosis.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/diagnosis'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/diagnosis_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/diagnosis_controller').default['show']>>>
    }
  }
  'admin.audit_log.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/audit-log'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/audit_log').auditLogValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/audit_log_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/audit_log_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.audit_checks.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/audit-checks'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/list').listValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/audit_checks_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/audit_checks_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.audit_checks.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/audit-checks'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/audit_checks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/audit_checks_controller').default['store']>>>
    }
  }
  'admin.clients.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/client').clientListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/clients_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/clients_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_exports.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients/export'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/client').clientExportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_exports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_exports_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.referred_clients.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients/by-ref/:ref'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { ref: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/referred_clients_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/referred_clients_controller').default['show']>>>
    }
  }
  'admin.referred_clients.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/clients/by-ref/:ref'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/client').clientValidator)>>
      paramsTuple: [ParamValue]
      params: { ref: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/client').clientValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/referred_clients_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/referred_clients_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.clients.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/clients_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/clients_controller').default['show']>>>
    }
  }
  'admin.clients.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/clients/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/client').clientValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/client').clientValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/clients_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/clients_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_imports.template': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/client-imports/template'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_imports_controller').default['template']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_imports_controller').default['template']>>>
    }
  }
  'admin.client_imports.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/client-imports'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/table').clientImportValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/table').clientImportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_imports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_imports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.accounts.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/accounts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/client').accountListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/accounts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/accounts_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invites.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invites'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/client').inviteListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invites_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invites_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.accounts.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/accounts'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/people').openAccountsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/people').openAccountsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/accounts_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/accounts_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.accounts.import': {
    methods: ["POST"]
    pattern: '/api/v1/admin/accounts/bulk'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/table').peopleTableValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/table').peopleTableValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/accounts_controller').default['import']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/accounts_controller').default['import']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invites.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/invites'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/people').sendInvitesValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/people').sendInvitesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invites_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invites_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invites.import': {
    methods: ["POST"]
    pattern: '/api/v1/admin/invites/bulk'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/table').peopleTableValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/table').peopleTableValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invites_controller').default['import']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invites_controller').default['import']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_accounts.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients/:id/accounts'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_accounts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_accounts_controller').default['index']>>>
    }
  }
  'admin.client_accounts.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/clients/:id/accounts'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/people').openAccountValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/people').openAccountValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_accounts_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_accounts_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.membership_disablings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/memberships/:id/disabling'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/membership_disablings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/membership_disablings_controller').default['update']>>>
    }
  }
  'admin.membership_disablings.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/memberships/:id/disabling'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/membership_disablings_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/membership_disablings_controller').default['destroy']>>>
    }
  }
  'admin.membership_invites.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/memberships/:id/invite'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/membership_invites_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/membership_invites_controller').default['store']>>>
    }
  }
  'admin.membership_invites.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/memberships/:id/invite'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/membership_invites_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/membership_invites_controller').default['destroy']>>>
    }
  }
  'admin.membership_sessions.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/memberships/:id/sessions'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/membership_sessions_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/membership_sessions_controller').default['destroy']>>>
    }
  }
  'admin.membership_factors.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/memberships/:id/factors'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/membership_factors_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/membership_factors_controller').default['destroy']>>>
    }
  }
  'admin.reminder_settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/settings/reminders'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reminder_settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reminder_settings_controller').default['show']>>>
    }
  }
  'admin.reminder_settings.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/settings/reminders'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/reminder').reminderSettingsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/reminder').reminderSettingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reminder_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reminder_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.reminder_texts.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/settings/reminders/texts/:language/:template'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/reminder').reminderTextValidator)>>
      paramsTuple: [ParamValue, ParamValue]
      params: { language: ParamValue; template: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/reminder').reminderTextValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reminder_texts_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reminder_texts_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.reminder_texts.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/settings/reminders/texts/:language/:template'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/reminder').reminderTextVersionValidator)>>
      paramsTuple: [ParamValue, ParamValue]
      params: { language: ParamValue; template: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/reminder').reminderTextVersionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reminder_texts_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reminder_texts_controller').default['destroy']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.reminder_previews.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/reminder-previews'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/reminder').reminderPreviewValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/reminder').reminderPreviewValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reminder_previews_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reminder_previews_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.reminders.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/reminders'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/reminder').reminderListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reminders_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reminders_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.reminder_forecasts.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/reminders/forecast'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/reminder').reminderForecastValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reminder_forecasts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reminder_forecasts_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.reminder_pauses.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/reminder-pauses'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/list').listValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/reminder_pauses_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/reminder_pauses_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_reminder_pauses.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/clients/:id/reminder-pause'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_reminder_pauses_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_reminder_pauses_controller').default['show']>>>
    }
  }
  'admin.client_reminder_pauses.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/clients/:id/reminder-pause'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/reminder').reminderPauseValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/reminder').reminderPauseValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_reminder_pauses_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_reminder_pauses_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.client_reminder_pauses.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/clients/:id/reminder-pause'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_reminder_pauses_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_reminder_pauses_controller').default['destroy']>>>
    }
  }
  'admin.invoice_reminder_pauses.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoices/:id/reminder-pause'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminder_pauses_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminder_pauses_controller').default['show']>>>
    }
  }
  'admin.invoice_reminder_pauses.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/invoices/:id/reminder-pause'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/reminder').reminderPauseValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/reminder').reminderPauseValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminder_pauses_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminder_pauses_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invoice_reminder_pauses.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/invoices/:id/reminder-pause'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminder_pauses_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminder_pauses_controller').default['destroy']>>>
    }
  }
  'admin.invoice_reminders.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/invoices/:id/reminders'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/reminder').reminderNowValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminders_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminders_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.invoice_reminders.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/invoices/:id/reminders'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/reminder').reminderNowValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/reminder').reminderNowValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminders_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/invoice_reminders_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/staff'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/list').listValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/staff'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/staff').inviteStaffValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/staff').inviteStaffValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/staff/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/staff').changeStaffValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/staff').changeStaffValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff_disablings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/staff/:id/disabling'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_disablings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_disablings_controller').default['update']>>>
    }
  }
  'admin.staff_disablings.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/staff/:id/disabling'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_disablings_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_disablings_controller').default['destroy']>>>
    }
  }
  'admin.staff_invites.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/staff/:id/invite'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_invites_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_invites_controller').default['store']>>>
    }
  }
  'admin.colleague_sessions.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/staff/:id/sessions'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/colleague_sessions_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/colleague_sessions_controller').default['destroy']>>>
    }
  }
  'admin.colleague_factors.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/staff/:id/factors'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/colleague_factors_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/colleague_factors_controller').default['destroy']>>>
    }
  }
  'admin.tokens.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/tokens'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/admin/staff').tokenListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/tokens_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/tokens_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.tokens.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/tokens'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/staff').makeTokenValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/staff').makeTokenValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/tokens_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/tokens_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.tokens.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/tokens/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/tokens_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/tokens_controller').default['destroy']>>>
    }
  }
  'admin.current_tokens.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/identity/token'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/current_tokens_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/current_tokens_controller').default['destroy']>>>
    }
  }
  'admin.staff_password_resets.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/staff-password-resets'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/staff').staffResetValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/staff').staffResetValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_password_resets_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_password_resets_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.staff_links.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/staff-links/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_links_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_links_controller').default['show']>>>
    }
  }
  'admin.staff_links.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/staff-links/:token'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/staff').staffLinkValidator)>>
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/staff').staffLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/staff_links_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/staff_links_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.cli_sign_ins.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/cli-sign-ins'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/staff').cliSignInValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/staff').cliSignInValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/cli_sign_ins_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/cli_sign_ins_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.cli_sign_ins.token': {
    methods: ["POST"]
    pattern: '/api/v1/admin/cli-sign-ins/token'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/staff').cliTokenValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/staff').cliTokenValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/cli_sign_ins_controller').default['token']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/cli_sign_ins_controller').default['token']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.cli_approvals.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/cli-approvals/:userCode'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { userCode: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/cli_approvals_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/cli_approvals_controller').default['show']>>>
    }
  }
  'admin.cli_approvals.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/cli-approvals/:userCode'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/staff').cliApprovalValidator)>>
      paramsTuple: [ParamValue]
      params: { userCode: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/staff').cliApprovalValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/cli_approvals_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/cli_approvals_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.cli_approvals.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/cli-approvals/:userCode'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { userCode: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/cli_approvals_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/cli_approvals_controller').default['destroy']>>>
    }
  }
  'admin.settings.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/settings'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/settings_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/settings_controller').default['index']>>>
    }
  }
  'admin.company_settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/settings/company'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/company_settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/company_settings_controller').default['show']>>>
    }
  }
  'admin.company_settings.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/settings/company'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/settings').companySettingsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/settings').companySettingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/company_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/company_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.branding_settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/settings/branding'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/branding_settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/branding_settings_controller').default['show']>>>
    }
  }
  'admin.branding_settings.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/settings/branding'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/settings').brandingSettingsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/settings').brandingSettingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/branding_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/branding_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.brand_logos.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/settings/branding/logo'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/brand_logos_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/brand_logos_controller').default['update']>>>
    }
  }
  'admin.brand_logos.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/settings/branding/logo'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/brand_logos_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/brand_logos_controller').default['destroy']>>>
    }
  }
  'admin.help_settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/settings/help'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/help_settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/help_settings_controller').default['show']>>>
    }
  }
  'admin.help_settings.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/settings/help'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/settings').helpSettingsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/settings').helpSettingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/help_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/help_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.payment_settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/settings/payments'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payment_settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payment_settings_controller').default['show']>>>
    }
  }
  'admin.payment_settings.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/settings/payments'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/settings').paymentSettingsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/settings').paymentSettingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/payment_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/payment_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.security_settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/settings/security'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/security_settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/security_settings_controller').default['show']>>>
    }
  }
  'admin.security_settings.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/admin/settings/security'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/settings').securitySettingsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/settings').securitySettingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/security_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/security_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.questions.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/questions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/question').questionListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/questions_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/questions_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.questions.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/questions/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/questions_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/questions_controller').default['show']>>>
    }
  }
  'admin.question_messages.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/questions/:id/messages'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/question').answerValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/question').answerValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/question_messages_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/question_messages_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.question_closings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/questions/:id/closing'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/question_closings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/question_closings_controller').default['update']>>>
    }
  }
  'admin.question_closings.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/admin/questions/:id/closing'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/question_closings_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/question_closings_controller').default['destroy']>>>
    }
  }
  'admin.client_viewings.store': {
    methods: ["POST"]
    pattern: '/api/v1/admin/clients/:id/viewings'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/viewing').viewingValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/viewing').viewingValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/client_viewings_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/client_viewings_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
}
