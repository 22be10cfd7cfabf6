import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'api_document.show': { paramsTuple?: []; params?: {} }
    'admin.identity.show': { paramsTuple?: []; params?: {} }
    'admin.status.show': { paramsTuple?: []; params?: {} }
    'admin.portal_openings.update': { paramsTuple?: []; params?: {} }
    'admin.portal_openings.destroy': { paramsTuple?: []; params?: {} }
    'admin.pay_links.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.pay_links.index': { paramsTuple?: []; params?: {} }
    'admin.pay_links.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payments.index': { paramsTuple?: []; params?: {} }
    'admin.payments.store': { paramsTuple?: []; params?: {} }
    'admin.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payment_receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.refunds.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.refunds.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.refund_standings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.credit_allocations.store': { paramsTuple?: []; params?: {} }
    'admin.client_credits.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payment_intents.index': { paramsTuple?: []; params?: {} }
    'admin.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payment_checks.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.held_payments.accept': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.held_payments.return': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_reports.index': { paramsTuple?: []; params?: {} }
    'admin.transfer_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_reports.proof': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_rejections.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.attention.show': { paramsTuple?: []; params?: {} }
    'admin.gateways.index': { paramsTuple?: []; params?: {} }
    'admin.gateway_events.index': { paramsTuple?: []; params?: {} }
    'admin.gateway_events.show': { paramsTuple: [ParamValue]; params: {'event': ParamValue} }
    'admin.event_replays.store': { paramsTuple: [ParamValue]; params: {'event': ParamValue} }
    'admin.rejected_events.index': { paramsTuple?: []; params?: {} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'admin.staff_sessions.store': { paramsTuple?: []; params?: {} }
    'admin.staff_sessions.destroy': { paramsTuple?: []; params?: {} }
    'admin.staff_second_factors.store': { paramsTuple?: []; params?: {} }
    'admin.staff_passkey_sign_ins.options': { paramsTuple?: []; params?: {} }
    'admin.staff_passkey_sign_ins.store': { paramsTuple?: []; params?: {} }
    'admin.staff_sessions.show': { paramsTuple?: []; params?: {} }
    'admin.staff_devices.index': { paramsTuple?: []; params?: {} }
    'admin.staff_devices.clear': { paramsTuple?: []; params?: {} }
    'admin.staff_devices.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_passwords.update': { paramsTuple?: []; params?: {} }
    'admin.factors.show': { paramsTuple?: []; params?: {} }
    'admin.totp.store': { paramsTuple?: []; params?: {} }
    'admin.totp.update': { paramsTuple?: []; params?: {} }
    'admin.totp.destroy': { paramsTuple?: []; params?: {} }
    'admin.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'admin.passkeys.options': { paramsTuple?: []; params?: {} }
    'admin.passkeys.store': { paramsTuple?: []; params?: {} }
    'admin.passkeys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.passkeys.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_activity.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_notes.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_notes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_notes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.note_deletions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.note_deletions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_roles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invite_links.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoices.index': { paramsTuple?: []; params?: {} }
    'admin.invoice_counts.index': { paramsTuple?: []; params?: {} }
    'admin.invoice_totals.index': { paramsTuple?: []; params?: {} }
    'admin.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_voidings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.credit_notes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoices_by_ref.update': { paramsTuple: [ParamValue]; params: {'ref': ParamValue} }
    'admin.invoice_previews.store': { paramsTuple?: []; params?: {} }
    'admin.invoice_imports.store': { paramsTuple?: []; params?: {} }
    'admin.bulk_invoice_imports.store': { paramsTuple?: []; params?: {} }
    'admin.bulk_invoice_imports.template': { paramsTuple?: []; params?: {} }
    'admin.jobs.index': { paramsTuple?: []; params?: {} }
    'admin.jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.job_rows.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.job_cancellations.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payable_invoices.index': { paramsTuple?: []; params?: {} }
    'admin.reconciliations.store': { paramsTuple?: []; params?: {} }
    'admin.bulk_replays.store': { paramsTuple?: []; params?: {} }
    'admin.mails.index': { paramsTuple?: []; params?: {} }
    'admin.mails.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.mail_queueings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.mail_bounces.store': { paramsTuple?: []; params?: {} }
    'admin.overview.show': { paramsTuple?: []; params?: {} }
    'admin.diagnosis.show': { paramsTuple?: []; params?: {} }
    'admin.audit_log.index': { paramsTuple?: []; params?: {} }
    'admin.audit_checks.index': { paramsTuple?: []; params?: {} }
    'admin.audit_checks.store': { paramsTuple?: []; params?: {} }
    'admin.clients.index': { paramsTuple?: []; params?: {} }
    'admin.client_exports.show': { paramsTuple?: []; params?: {} }
    'admin.referred_clients.show': { paramsTuple: [ParamValue]; params: {'ref': ParamValue} }
    'admin.referred_clients.update': { paramsTuple: [ParamValue]; params: {'ref': ParamValue} }
    'admin.clients.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.clients.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_imports.template': { paramsTuple?: []; params?: {} }
    'admin.client_imports.store': { paramsTuple?: []; params?: {} }
    'admin.accounts.index': { paramsTuple?: []; params?: {} }
    'admin.invites.index': { paramsTuple?: []; params?: {} }
    'admin.accounts.store': { paramsTuple?: []; params?: {} }
    'admin.accounts.import': { paramsTuple?: []; params?: {} }
    'admin.invites.store': { paramsTuple?: []; params?: {} }
    'admin.invites.import': { paramsTuple?: []; params?: {} }
    'admin.client_accounts.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_accounts.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_disablings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_disablings.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_invites.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_invites.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_factors.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.reminder_settings.show': { paramsTuple?: []; params?: {} }
    'admin.reminder_settings.update': { paramsTuple?: []; params?: {} }
    'admin.reminder_texts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'language': ParamValue,'template': ParamValue} }
    'admin.reminder_texts.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'language': ParamValue,'template': ParamValue} }
    'admin.reminder_previews.store': { paramsTuple?: []; params?: {} }
    'admin.reminders.index': { paramsTuple?: []; params?: {} }
    'admin.reminder_forecasts.show': { paramsTuple?: []; params?: {} }
    'admin.reminder_pauses.index': { paramsTuple?: []; params?: {} }
    'admin.client_reminder_pauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_reminder_pauses.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_reminder_pauses.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminder_pauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminder_pauses.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminder_pauses.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminders.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff.index': { paramsTuple?: []; params?: {} }
    'admin.staff.store': { paramsTuple?: []; params?: {} }
    'admin.staff.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_disablings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_disablings.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_invites.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.colleague_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.colleague_factors.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.tokens.index': { paramsTuple?: []; params?: {} }
    'admin.tokens.store': { paramsTuple?: []; params?: {} }
    'admin.tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.current_tokens.destroy': { paramsTuple?: []; params?: {} }
    'admin.staff_password_resets.store': { paramsTuple?: []; params?: {} }
    'admin.staff_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'admin.staff_links.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'admin.cli_sign_ins.store': { paramsTuple?: []; params?: {} }
    'admin.cli_sign_ins.token': { paramsTuple?: []; params?: {} }
    'admin.cli_approvals.show': { paramsTuple: [ParamValue]; params: {'userCode': ParamValue} }
    'admin.cli_approvals.update': { paramsTuple: [ParamValue]; params: {'userCode': ParamValue} }
    'admin.cli_approvals.destroy': { paramsTuple: [ParamValue]; params: {'userCode': ParamValue} }
    'admin.settings.index': { paramsTuple?: []; params?: {} }
    'admin.company_settings.show': { paramsTuple?: []; params?: {} }
    'admin.company_settings.update': { paramsTuple?: []; params?: {} }
    'admin.branding_settings.show': { paramsTuple?: []; params?: {} }
    'admin.branding_settings.update': { paramsTuple?: []; params?: {} }
    'admin.brand_logos.update': { paramsTuple?: []; params?: {} }
    'admin.brand_logos.destroy': { paramsTuple?: []; params?: {} }
    'admin.help_settings.show': { paramsTuple?: []; params?: {} }
    'admin.help_settings.update': { paramsTuple?: []; params?: {} }
    'admin.payment_settings.show': { paramsTuple?: []; params?: {} }
    'admin.payment_settings.update': { paramsTuple?: []; params?: {} }
    'admin.security_settings.show': { paramsTuple?: []; params?: {} }
    'admin.security_settings.update': { paramsTuple?: []; params?: {} }
    'portal.bootstrap.show': { paramsTuple?: []; params?: {} }
    'portal.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payment_confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payment_offers.index': { paramsTuple?: []; params?: {} }
    'portal.payment_intents.store': { paramsTuple?: []; params?: {} }
    'portal.receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.dashboard.show': { paramsTuple?: []; params?: {} }
    'portal.invoices.index': { paramsTuple?: []; params?: {} }
    'portal.transfer_reports.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.transfer_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.transfer_reports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.transfer_proofs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payments.index': { paramsTuple?: []; params?: {} }
    'portal.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.help.show': { paramsTuple?: []; params?: {} }
    'portal.profile.show': { paramsTuple?: []; params?: {} }
    'portal.profile.update': { paramsTuple?: []; params?: {} }
    'portal.activity.index': { paramsTuple?: []; params?: {} }
    'portal.transfer_proofs.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.session.destroy': { paramsTuple?: []; params?: {} }
    'portal.session.show': { paramsTuple?: []; params?: {} }
    'portal.session.update': { paramsTuple?: []; params?: {} }
    'portal.session.store': { paramsTuple?: []; params?: {} }
    'portal.second_factors.store': { paramsTuple?: []; params?: {} }
    'portal.passkey_sign_ins.options': { paramsTuple?: []; params?: {} }
    'portal.passkey_sign_ins.store': { paramsTuple?: []; params?: {} }
    'portal.invites.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.invites.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.invites.renew': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.store': { paramsTuple?: []; params?: {} }
    'portal.password_resets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.sign_in_links.store': { paramsTuple?: []; params?: {} }
    'portal.sign_in_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.sign_in_links.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.passwords.update': { paramsTuple?: []; params?: {} }
    'portal.factors.show': { paramsTuple?: []; params?: {} }
    'portal.totp.store': { paramsTuple?: []; params?: {} }
    'portal.totp.update': { paramsTuple?: []; params?: {} }
    'portal.totp.destroy': { paramsTuple?: []; params?: {} }
    'portal.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'portal.passkeys.options': { paramsTuple?: []; params?: {} }
    'portal.passkeys.store': { paramsTuple?: []; params?: {} }
    'portal.passkeys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.passkeys.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.session_membership.update': { paramsTuple?: []; params?: {} }
    'portal.devices.index': { paramsTuple?: []; params?: {} }
    'portal.devices.clear': { paramsTuple?: []; params?: {} }
    'portal.devices.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.email_changes.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.email_changes.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.email_changes.store': { paramsTuple?: []; params?: {} }
    'portal.email_changes.destroy': { paramsTuple?: []; params?: {} }
    'portal.teammates.index': { paramsTuple?: []; params?: {} }
    'portal.teammates.store': { paramsTuple?: []; params?: {} }
    'portal.teammates.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.teammate_invites.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.teammates.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.pay_link_sessions.store': { paramsTuple?: []; params?: {} }
    'portal.pay_link_renewals.store': { paramsTuple?: []; params?: {} }
    'portal.pay_link_codes.store': { paramsTuple?: []; params?: {} }
    'portal.pay_link_codes.update': { paramsTuple?: []; params?: {} }
    'portal.pay_links.index': { paramsTuple?: []; params?: {} }
    'portal.pay_links.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_messages.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_messages.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.questions.index': { paramsTuple?: []; params?: {} }
    'admin.questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.question_messages.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.question_closings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.question_closings.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_viewings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.viewings.destroy': { paramsTuple?: []; params?: {} }
    'webhooks.razorpay_events.store': { paramsTuple?: []; params?: {} }
    'webhooks.paypal_events.store': { paramsTuple?: []; params?: {} }
    'pages.logo': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'pages.checkout': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'returns.returns.razorpay': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'returns.returns.paypal': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'pages.admin_home': { paramsTuple?: []; params?: {} }
    'pages.admin': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'pages.portal': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'readiness.show': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'api_document.show': { paramsTuple?: []; params?: {} }
    'admin.identity.show': { paramsTuple?: []; params?: {} }
    'admin.status.show': { paramsTuple?: []; params?: {} }
    'admin.pay_links.index': { paramsTuple?: []; params?: {} }
    'admin.payments.index': { paramsTuple?: []; params?: {} }
    'admin.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payment_receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.refunds.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_credits.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payment_intents.index': { paramsTuple?: []; params?: {} }
    'admin.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_reports.index': { paramsTuple?: []; params?: {} }
    'admin.transfer_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_reports.proof': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.attention.show': { paramsTuple?: []; params?: {} }
    'admin.gateways.index': { paramsTuple?: []; params?: {} }
    'admin.gateway_events.index': { paramsTuple?: []; params?: {} }
    'admin.gateway_events.show': { paramsTuple: [ParamValue]; params: {'event': ParamValue} }
    'admin.rejected_events.index': { paramsTuple?: []; params?: {} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'admin.staff_sessions.show': { paramsTuple?: []; params?: {} }
    'admin.staff_devices.index': { paramsTuple?: []; params?: {} }
    'admin.factors.show': { paramsTuple?: []; params?: {} }
    'admin.client_activity.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_notes.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoices.index': { paramsTuple?: []; params?: {} }
    'admin.invoice_counts.index': { paramsTuple?: []; params?: {} }
    'admin.invoice_totals.index': { paramsTuple?: []; params?: {} }
    'admin.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.bulk_invoice_imports.template': { paramsTuple?: []; params?: {} }
    'admin.jobs.index': { paramsTuple?: []; params?: {} }
    'admin.jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.job_rows.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payable_invoices.index': { paramsTuple?: []; params?: {} }
    'admin.mails.index': { paramsTuple?: []; params?: {} }
    'admin.mails.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.overview.show': { paramsTuple?: []; params?: {} }
    'admin.diagnosis.show': { paramsTuple?: []; params?: {} }
    'admin.audit_log.index': { paramsTuple?: []; params?: {} }
    'admin.audit_checks.index': { paramsTuple?: []; params?: {} }
    'admin.clients.index': { paramsTuple?: []; params?: {} }
    'admin.client_exports.show': { paramsTuple?: []; params?: {} }
    'admin.referred_clients.show': { paramsTuple: [ParamValue]; params: {'ref': ParamValue} }
    'admin.clients.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_imports.template': { paramsTuple?: []; params?: {} }
    'admin.accounts.index': { paramsTuple?: []; params?: {} }
    'admin.invites.index': { paramsTuple?: []; params?: {} }
    'admin.client_accounts.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.reminder_settings.show': { paramsTuple?: []; params?: {} }
    'admin.reminders.index': { paramsTuple?: []; params?: {} }
    'admin.reminder_forecasts.show': { paramsTuple?: []; params?: {} }
    'admin.reminder_pauses.index': { paramsTuple?: []; params?: {} }
    'admin.client_reminder_pauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminder_pauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff.index': { paramsTuple?: []; params?: {} }
    'admin.tokens.index': { paramsTuple?: []; params?: {} }
    'admin.staff_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'admin.cli_approvals.show': { paramsTuple: [ParamValue]; params: {'userCode': ParamValue} }
    'admin.settings.index': { paramsTuple?: []; params?: {} }
    'admin.company_settings.show': { paramsTuple?: []; params?: {} }
    'admin.branding_settings.show': { paramsTuple?: []; params?: {} }
    'admin.help_settings.show': { paramsTuple?: []; params?: {} }
    'admin.payment_settings.show': { paramsTuple?: []; params?: {} }
    'admin.security_settings.show': { paramsTuple?: []; params?: {} }
    'portal.bootstrap.show': { paramsTuple?: []; params?: {} }
    'portal.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payment_offers.index': { paramsTuple?: []; params?: {} }
    'portal.receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.dashboard.show': { paramsTuple?: []; params?: {} }
    'portal.invoices.index': { paramsTuple?: []; params?: {} }
    'portal.transfer_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.transfer_proofs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payments.index': { paramsTuple?: []; params?: {} }
    'portal.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.help.show': { paramsTuple?: []; params?: {} }
    'portal.profile.show': { paramsTuple?: []; params?: {} }
    'portal.activity.index': { paramsTuple?: []; params?: {} }
    'portal.session.show': { paramsTuple?: []; params?: {} }
    'portal.invites.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.sign_in_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.factors.show': { paramsTuple?: []; params?: {} }
    'portal.devices.index': { paramsTuple?: []; params?: {} }
    'portal.email_changes.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.teammates.index': { paramsTuple?: []; params?: {} }
    'portal.pay_links.index': { paramsTuple?: []; params?: {} }
    'portal.invoice_messages.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.questions.index': { paramsTuple?: []; params?: {} }
    'admin.questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.logo': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'pages.checkout': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'returns.returns.paypal': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'pages.admin_home': { paramsTuple?: []; params?: {} }
    'pages.admin': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'pages.portal': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'readiness.show': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'api_document.show': { paramsTuple?: []; params?: {} }
    'admin.identity.show': { paramsTuple?: []; params?: {} }
    'admin.status.show': { paramsTuple?: []; params?: {} }
    'admin.pay_links.index': { paramsTuple?: []; params?: {} }
    'admin.payments.index': { paramsTuple?: []; params?: {} }
    'admin.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payment_receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.refunds.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_credits.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payment_intents.index': { paramsTuple?: []; params?: {} }
    'admin.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_reports.index': { paramsTuple?: []; params?: {} }
    'admin.transfer_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_reports.proof': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.attention.show': { paramsTuple?: []; params?: {} }
    'admin.gateways.index': { paramsTuple?: []; params?: {} }
    'admin.gateway_events.index': { paramsTuple?: []; params?: {} }
    'admin.gateway_events.show': { paramsTuple: [ParamValue]; params: {'event': ParamValue} }
    'admin.rejected_events.index': { paramsTuple?: []; params?: {} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'admin.staff_sessions.show': { paramsTuple?: []; params?: {} }
    'admin.staff_devices.index': { paramsTuple?: []; params?: {} }
    'admin.factors.show': { paramsTuple?: []; params?: {} }
    'admin.client_activity.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_notes.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoices.index': { paramsTuple?: []; params?: {} }
    'admin.invoice_counts.index': { paramsTuple?: []; params?: {} }
    'admin.invoice_totals.index': { paramsTuple?: []; params?: {} }
    'admin.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.bulk_invoice_imports.template': { paramsTuple?: []; params?: {} }
    'admin.jobs.index': { paramsTuple?: []; params?: {} }
    'admin.jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.job_rows.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payable_invoices.index': { paramsTuple?: []; params?: {} }
    'admin.mails.index': { paramsTuple?: []; params?: {} }
    'admin.mails.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.overview.show': { paramsTuple?: []; params?: {} }
    'admin.diagnosis.show': { paramsTuple?: []; params?: {} }
    'admin.audit_log.index': { paramsTuple?: []; params?: {} }
    'admin.audit_checks.index': { paramsTuple?: []; params?: {} }
    'admin.clients.index': { paramsTuple?: []; params?: {} }
    'admin.client_exports.show': { paramsTuple?: []; params?: {} }
    'admin.referred_clients.show': { paramsTuple: [ParamValue]; params: {'ref': ParamValue} }
    'admin.clients.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_imports.template': { paramsTuple?: []; params?: {} }
    'admin.accounts.index': { paramsTuple?: []; params?: {} }
    'admin.invites.index': { paramsTuple?: []; params?: {} }
    'admin.client_accounts.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.reminder_settings.show': { paramsTuple?: []; params?: {} }
    'admin.reminders.index': { paramsTuple?: []; params?: {} }
    'admin.reminder_forecasts.show': { paramsTuple?: []; params?: {} }
    'admin.reminder_pauses.index': { paramsTuple?: []; params?: {} }
    'admin.client_reminder_pauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminder_pauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff.index': { paramsTuple?: []; params?: {} }
    'admin.tokens.index': { paramsTuple?: []; params?: {} }
    'admin.staff_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'admin.cli_approvals.show': { paramsTuple: [ParamValue]; params: {'userCode': ParamValue} }
    'admin.settings.index': { paramsTuple?: []; params?: {} }
    'admin.company_settings.show': { paramsTuple?: []; params?: {} }
    'admin.branding_settings.show': { paramsTuple?: []; params?: {} }
    'admin.help_settings.show': { paramsTuple?: []; params?: {} }
    'admin.payment_settings.show': { paramsTuple?: []; params?: {} }
    'admin.security_settings.show': { paramsTuple?: []; params?: {} }
    'portal.bootstrap.show': { paramsTuple?: []; params?: {} }
    'portal.payment_intents.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.pdf': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.invoice_documents.xml': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payment_offers.index': { paramsTuple?: []; params?: {} }
    'portal.receipts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.dashboard.show': { paramsTuple?: []; params?: {} }
    'portal.invoices.index': { paramsTuple?: []; params?: {} }
    'portal.transfer_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.transfer_proofs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payments.index': { paramsTuple?: []; params?: {} }
    'portal.payments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.help.show': { paramsTuple?: []; params?: {} }
    'portal.profile.show': { paramsTuple?: []; params?: {} }
    'portal.activity.index': { paramsTuple?: []; params?: {} }
    'portal.session.show': { paramsTuple?: []; params?: {} }
    'portal.invites.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.sign_in_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.factors.show': { paramsTuple?: []; params?: {} }
    'portal.devices.index': { paramsTuple?: []; params?: {} }
    'portal.email_changes.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.teammates.index': { paramsTuple?: []; params?: {} }
    'portal.pay_links.index': { paramsTuple?: []; params?: {} }
    'portal.invoice_messages.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.questions.index': { paramsTuple?: []; params?: {} }
    'admin.questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.logo': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'pages.checkout': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'returns.returns.paypal': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
    'pages.admin_home': { paramsTuple?: []; params?: {} }
    'pages.admin': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'pages.portal': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'readiness.show': { paramsTuple?: []; params?: {} }
  }
  PUT: {
    'admin.portal_openings.update': { paramsTuple?: []; params?: {} }
    'admin.refund_standings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_passwords.update': { paramsTuple?: []; params?: {} }
    'admin.totp.update': { paramsTuple?: []; params?: {} }
    'admin.note_deletions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_roles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_voidings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoices_by_ref.update': { paramsTuple: [ParamValue]; params: {'ref': ParamValue} }
    'admin.job_cancellations.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.mail_queueings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.referred_clients.update': { paramsTuple: [ParamValue]; params: {'ref': ParamValue} }
    'admin.membership_disablings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.reminder_texts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'language': ParamValue,'template': ParamValue} }
    'admin.client_reminder_pauses.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminder_pauses.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_disablings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_links.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'admin.cli_approvals.update': { paramsTuple: [ParamValue]; params: {'userCode': ParamValue} }
    'admin.brand_logos.update': { paramsTuple?: []; params?: {} }
    'portal.transfer_proofs.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.session.update': { paramsTuple?: []; params?: {} }
    'portal.invites.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.sign_in_links.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.passwords.update': { paramsTuple?: []; params?: {} }
    'portal.totp.update': { paramsTuple?: []; params?: {} }
    'portal.session_membership.update': { paramsTuple?: []; params?: {} }
    'portal.email_changes.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.pay_link_codes.update': { paramsTuple?: []; params?: {} }
    'admin.question_closings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  DELETE: {
    'admin.portal_openings.destroy': { paramsTuple?: []; params?: {} }
    'admin.pay_links.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_sessions.destroy': { paramsTuple?: []; params?: {} }
    'admin.staff_devices.clear': { paramsTuple?: []; params?: {} }
    'admin.staff_devices.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.totp.destroy': { paramsTuple?: []; params?: {} }
    'admin.passkeys.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.note_deletions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_disablings.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_invites.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_factors.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.reminder_texts.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'language': ParamValue,'template': ParamValue} }
    'admin.client_reminder_pauses.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_reminder_pauses.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff_disablings.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.colleague_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.colleague_factors.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.current_tokens.destroy': { paramsTuple?: []; params?: {} }
    'admin.cli_approvals.destroy': { paramsTuple: [ParamValue]; params: {'userCode': ParamValue} }
    'admin.brand_logos.destroy': { paramsTuple?: []; params?: {} }
    'portal.transfer_reports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.session.destroy': { paramsTuple?: []; params?: {} }
    'portal.totp.destroy': { paramsTuple?: []; params?: {} }
    'portal.passkeys.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.devices.clear': { paramsTuple?: []; params?: {} }
    'portal.devices.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.email_changes.destroy': { paramsTuple?: []; params?: {} }
    'portal.teammates.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.pay_links.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.question_closings.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.viewings.destroy': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'admin.pay_links.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.payments.store': { paramsTuple?: []; params?: {} }
    'admin.refunds.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.credit_allocations.store': { paramsTuple?: []; params?: {} }
    'admin.payment_checks.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.held_payments.accept': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.held_payments.return': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.transfer_rejections.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.event_replays.store': { paramsTuple: [ParamValue]; params: {'event': ParamValue} }
    'admin.staff_sessions.store': { paramsTuple?: []; params?: {} }
    'admin.staff_second_factors.store': { paramsTuple?: []; params?: {} }
    'admin.staff_passkey_sign_ins.options': { paramsTuple?: []; params?: {} }
    'admin.staff_passkey_sign_ins.store': { paramsTuple?: []; params?: {} }
    'admin.totp.store': { paramsTuple?: []; params?: {} }
    'admin.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'admin.passkeys.options': { paramsTuple?: []; params?: {} }
    'admin.passkeys.store': { paramsTuple?: []; params?: {} }
    'admin.client_notes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invite_links.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.credit_notes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.invoice_previews.store': { paramsTuple?: []; params?: {} }
    'admin.invoice_imports.store': { paramsTuple?: []; params?: {} }
    'admin.bulk_invoice_imports.store': { paramsTuple?: []; params?: {} }
    'admin.reconciliations.store': { paramsTuple?: []; params?: {} }
    'admin.bulk_replays.store': { paramsTuple?: []; params?: {} }
    'admin.mail_bounces.store': { paramsTuple?: []; params?: {} }
    'admin.audit_checks.store': { paramsTuple?: []; params?: {} }
    'admin.client_imports.store': { paramsTuple?: []; params?: {} }
    'admin.accounts.store': { paramsTuple?: []; params?: {} }
    'admin.accounts.import': { paramsTuple?: []; params?: {} }
    'admin.invites.store': { paramsTuple?: []; params?: {} }
    'admin.invites.import': { paramsTuple?: []; params?: {} }
    'admin.client_accounts.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.membership_invites.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.reminder_previews.store': { paramsTuple?: []; params?: {} }
    'admin.invoice_reminders.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.staff.store': { paramsTuple?: []; params?: {} }
    'admin.staff_invites.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.tokens.store': { paramsTuple?: []; params?: {} }
    'admin.staff_password_resets.store': { paramsTuple?: []; params?: {} }
    'admin.cli_sign_ins.store': { paramsTuple?: []; params?: {} }
    'admin.cli_sign_ins.token': { paramsTuple?: []; params?: {} }
    'portal.payment_confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.payment_intents.store': { paramsTuple?: []; params?: {} }
    'portal.transfer_reports.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.session.store': { paramsTuple?: []; params?: {} }
    'portal.second_factors.store': { paramsTuple?: []; params?: {} }
    'portal.passkey_sign_ins.options': { paramsTuple?: []; params?: {} }
    'portal.passkey_sign_ins.store': { paramsTuple?: []; params?: {} }
    'portal.invites.renew': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'portal.password_resets.store': { paramsTuple?: []; params?: {} }
    'portal.sign_in_links.store': { paramsTuple?: []; params?: {} }
    'portal.totp.store': { paramsTuple?: []; params?: {} }
    'portal.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'portal.passkeys.options': { paramsTuple?: []; params?: {} }
    'portal.passkeys.store': { paramsTuple?: []; params?: {} }
    'portal.email_changes.store': { paramsTuple?: []; params?: {} }
    'portal.teammates.store': { paramsTuple?: []; params?: {} }
    'portal.teammate_invites.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.pay_link_sessions.store': { paramsTuple?: []; params?: {} }
    'portal.pay_link_renewals.store': { paramsTuple?: []; params?: {} }
    'portal.pay_link_codes.store': { paramsTuple?: []; params?: {} }
    'portal.invoice_messages.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.question_messages.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_viewings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'webhooks.razorpay_events.store': { paramsTuple?: []; params?: {} }
    'webhooks.paypal_events.store': { paramsTuple?: []; params?: {} }
    'returns.returns.razorpay': { paramsTuple: [ParamValue]; params: {'intent': ParamValue} }
  }
  PATCH: {
    'admin.passkeys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.client_notes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.clients.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.reminder_settings.update': { paramsTuple?: []; params?: {} }
    'admin.staff.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.company_settings.update': { paramsTuple?: []; params?: {} }
    'admin.branding_settings.update': { paramsTuple?: []; params?: {} }
    'admin.help_settings.update': { paramsTuple?: []; params?: {} }
    'admin.payment_settings.update': { paramsTuple?: []; params?: {} }
    'admin.security_settings.update': { paramsTuple?: []; params?: {} }
    'portal.profile.update': { paramsTuple?: []; params?: {} }
    'portal.passkeys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'portal.teammates.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  OPTIONS: {
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}