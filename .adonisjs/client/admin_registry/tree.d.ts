/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
  admin: {
    identity: {
      show: typeof routes['admin.identity.show']
    }
    status: {
      show: typeof routes['admin.status.show']
    }
    portalOpenings: {
      update: typeof routes['admin.portal_openings.update']
      destroy: typeof routes['admin.portal_openings.destroy']
    }
    payLinks: {
      store: typeof routes['admin.pay_links.store']
      index: typeof routes['admin.pay_links.index']
      destroy: typeof routes['admin.pay_links.destroy']
    }
    payments: {
      index: typeof routes['admin.payments.index']
      store: typeof routes['admin.payments.store']
      show: typeof routes['admin.payments.show']
    }
    paymentReceipts: {
      show: typeof routes['admin.payment_receipts.show']
    }
    refunds: {
      store: typeof routes['admin.refunds.store']
      show: typeof routes['admin.refunds.show']
    }
    refundStandings: {
      update: typeof routes['admin.refund_standings.update']
    }
    creditAllocations: {
      store: typeof routes['admin.credit_allocations.store']
    }
    clientCredits: {
      show: typeof routes['admin.client_credits.show']
    }
    paymentIntents: {
      index: typeof routes['admin.payment_intents.index']
      show: typeof routes['admin.payment_intents.show']
    }
    paymentChecks: {
      store: typeof routes['admin.payment_checks.store']
    }
    heldPayments: {
      accept: typeof routes['admin.held_payments.accept']
      return: typeof routes['admin.held_payments.return']
    }
    transferReports: {
      index: typeof routes['admin.transfer_reports.index']
      show: typeof routes['admin.transfer_reports.show']
      proof: typeof routes['admin.transfer_reports.proof']
    }
    transferConfirmations: {
      store: typeof routes['admin.transfer_confirmations.store']
    }
    transferRejections: {
      store: typeof routes['admin.transfer_rejections.store']
    }
    attention: {
      show: typeof routes['admin.attention.show']
    }
    gateways: {
      index: typeof routes['admin.gateways.index']
    }
    gatewayEvents: {
      index: typeof routes['admin.gateway_events.index']
      show: typeof routes['admin.gateway_events.show']
    }
    eventReplays: {
      store: typeof routes['admin.event_replays.store']
    }
    rejectedEvents: {
      index: typeof routes['admin.rejected_events.index']
    }
    auditEvents: {
      index: typeof routes['admin.audit_events.index']
    }
    staffSessions: {
      store: typeof routes['admin.staff_sessions.store']
      destroy: typeof routes['admin.staff_sessions.destroy']
      show: typeof routes['admin.staff_sessions.show']
    }
    staffSecondFactors: {
      store: typeof routes['admin.staff_second_factors.store']
    }
    staffPasskeySignIns: {
      options: typeof routes['admin.staff_passkey_sign_ins.options']
      store: typeof routes['admin.staff_passkey_sign_ins.store']
    }
    staffDevices: {
      index: typeof routes['admin.staff_devices.index']
      clear: typeof routes['admin.staff_devices.clear']
      destroy: typeof routes['admin.staff_devices.destroy']
    }
    staffPasswords: {
      update: typeof routes['admin.staff_passwords.update']
    }
    factors: {
      show: typeof routes['admin.factors.show']
    }
    totp: {
      store: typeof routes['admin.totp.store']
      update: typeof routes['admin.totp.update']
      destroy: typeof routes['admin.totp.destroy']
    }
    recoveryCodes: {
      store: typeof routes['admin.recovery_codes.store']
    }
    passkeys: {
      options: typeof routes['admin.passkeys.options']
      store: typeof routes['admin.passkeys.store']
      update: typeof routes['admin.passkeys.update']
      destroy: typeof routes['admin.passkeys.destroy']
    }
    clientActivity: {
      index: typeof routes['admin.client_activity.index']
    }
    clientNotes: {
      index: typeof routes['admin.client_notes.index']
      store: typeof routes['admin.client_notes.store']
      update: typeof routes['admin.client_notes.update']
    }
    noteDeletions: {
      update: typeof routes['admin.note_deletions.update']
      destroy: typeof routes['admin.note_deletions.destroy']
    }
    membershipRoles: {
      update: typeof routes['admin.membership_roles.update']
    }
    inviteLinks: {
      store: typeof routes['admin.invite_links.store']
    }
    invoices: {
      index: typeof routes['admin.invoices.index']
      show: typeof routes['admin.invoices.show']
    }
    invoiceCounts: {
      index: typeof routes['admin.invoice_counts.index']
    }
    invoiceTotals: {
      index: typeof routes['admin.invoice_totals.index']
    }
    invoiceDocuments: {
      pdf: typeof routes['admin.invoice_documents.pdf']
      xml: typeof routes['admin.invoice_documents.xml']
    }
    invoiceVoidings: {
      update: typeof routes['admin.invoice_voidings.update']
    }
    creditNotes: {
      store: typeof routes['admin.credit_notes.store']
    }
    invoicesByRef: {
      update: typeof routes['admin.invoices_by_ref.update']
    }
    invoicePreviews: {
      store: typeof routes['admin.invoice_previews.store']
    }
    invoiceImports: {
      store: typeof routes['admin.invoice_imports.store']
    }
    bulkInvoiceImports: {
      store: typeof routes['admin.bulk_invoice_imports.store']
      template: typeof routes['admin.bulk_invoice_imports.template']
    }
    jobs: {
      index: typeof routes['admin.jobs.index']
      show: typeof routes['admin.jobs.show']
    }
    jobRows: {
      index: typeof routes['admin.job_rows.index']
    }
    jobCancellations: {
      update: typeof routes['admin.job_cancellations.update']
    }
    payableInvoices: {
      index: typeof routes['admin.payable_invoices.index']
    }
    reconciliations: {
      store: typeof routes['admin.reconciliations.store']
    }
    bulkReplays: {
      store: typeof routes['admin.bulk_replays.store']
    }
    mails: {
      index: typeof routes['admin.mails.index']
      show: typeof routes['admin.mails.show']
    }
    mailQueueings: {
      update: typeof routes['admin.mail_queueings.update']
    }
    mailBounces: {
      store: typeof routes['admin.mail_bounces.store']
    }
    overview: {
      show: typeof routes['admin.overview.show']
    }
    diagnosis: {
      show: typeof routes['admin.diagnosis.show']
    }
    auditLog: {
      index: typeof routes['admin.audit_log.index']
    }
    auditChecks: {
      index: typeof routes['admin.audit_checks.index']
      store: typeof routes['admin.audit_checks.store']
    }
    clients: {
      index: typeof routes['admin.clients.index']
      show: typeof routes['admin.clients.show']
      update: typeof routes['admin.clients.update']
    }
    clientExports: {
      show: typeof routes['admin.client_exports.show']
    }
    referredClients: {
      show: typeof routes['admin.referred_clients.show']
      update: typeof routes['admin.referred_clients.update']
    }
    clientImports: {
      template: typeof routes['admin.client_imports.template']
      store: typeof routes['admin.client_imports.store']
    }
    accounts: {
      index: typeof routes['admin.accounts.index']
      store: typeof routes['admin.accounts.store']
      import: typeof routes['admin.accounts.import']
    }
    invites: {
      index: typeof routes['admin.invites.index']
      store: typeof routes['admin.invites.store']
      import: typeof routes['admin.invites.import']
    }
    clientAccounts: {
      index: typeof routes['admin.client_accounts.index']
      store: typeof routes['admin.client_accounts.store']
    }
    membershipDisablings: {
      update: typeof routes['admin.membership_disablings.update']
      destroy: typeof routes['admin.membership_disablings.destroy']
    }
    membershipInvites: {
      store: typeof routes['admin.membership_invites.store']
      destroy: typeof routes['admin.membership_invites.destroy']
    }
    membershipSessions: {
      destroy: typeof routes['admin.membership_sessions.destroy']
    }
    membershipFactors: {
      destroy: typeof routes['admin.membership_factors.destroy']
    }
    reminderSettings: {
      show: typeof routes['admin.reminder_settings.show']
      update: typeof routes['admin.reminder_settings.update']
    }
    reminderTexts: {
      update: typeof routes['admin.reminder_texts.update']
      destroy: typeof routes['admin.reminder_texts.destroy']
    }
    reminderPreviews: {
      store: typeof routes['admin.reminder_previews.store']
    }
    reminders: {
      index: typeof routes['admin.reminders.index']
    }
    reminderForecasts: {
      show: typeof routes['admin.reminder_forecasts.show']
    }
    reminderPauses: {
      index: typeof routes['admin.reminder_pauses.index']
    }
    clientReminderPauses: {
      show: typeof routes['admin.client_reminder_pauses.show']
      update: typeof routes['admin.client_reminder_pauses.update']
      destroy: typeof routes['admin.client_reminder_pauses.destroy']
    }
    invoiceReminderPauses: {
      show: typeof routes['admin.invoice_reminder_pauses.show']
      update: typeof routes['admin.invoice_reminder_pauses.update']
      destroy: typeof routes['admin.invoice_reminder_pauses.destroy']
    }
    invoiceReminders: {
      show: typeof routes['admin.invoice_reminders.show']
      store: typeof routes['admin.invoice_reminders.store']
    }
    staff: {
      index: typeof routes['admin.staff.index']
      store: typeof routes['admin.staff.store']
      update: typeof routes['admin.staff.update']
    }
    staffDisablings: {
      update: typeof routes['admin.staff_disablings.update']
      destroy: typeof routes['admin.staff_disablings.destroy']
    }
    staffInvites: {
      store: typeof routes['admin.staff_invites.store']
    }
    colleagueSessions: {
      destroy: typeof routes['admin.colleague_sessions.destroy']
    }
    colleagueFactors: {
      destroy: typeof routes['admin.colleague_factors.destroy']
    }
    tokens: {
      index: typeof routes['admin.tokens.index']
      store: typeof routes['admin.tokens.store']
      destroy: typeof routes['admin.tokens.destroy']
    }
    currentTokens: {
      destroy: typeof routes['admin.current_tokens.destroy']
    }
    staffPasswordResets: {
      store: typeof routes['admin.staff_password_resets.store']
    }
    staffLinks: {
      show: typeof routes['admin.staff_links.show']
      update: typeof routes['admin.staff_links.update']
    }
    cliSignIns: {
      store: typeof routes['admin.cli_sign_ins.store']
      token: typeof routes['admin.cli_sign_ins.token']
    }
    cliApprovals: {
      show: typeof routes['admin.cli_approvals.show']
      update: typeof routes['admin.cli_approvals.update']
      destroy: typeof routes['admin.cli_approvals.destroy']
    }
    settings: {
      index: typeof routes['admin.settings.index']
    }
    companySettings: {
      show: typeof routes['admin.company_settings.show']
      update: typeof routes['admin.company_settings.update']
    }
    brandingSettings: {
      show: typeof routes['admin.branding_settings.show']
      update: typeof routes['admin.branding_settings.update']
    }
    brandLogos: {
      update: typeof routes['admin.brand_logos.update']
      destroy: typeof routes['admin.brand_logos.destroy']
    }
    helpSettings: {
      show: typeof routes['admin.help_settings.show']
      update: typeof routes['admin.help_settings.update']
    }
    paymentSettings: {
      show: typeof routes['admin.payment_settings.show']
      update: typeof routes['admin.payment_settings.update']
    }
    securitySettings: {
      show: typeof routes['admin.security_settings.show']
      update: typeof routes['admin.security_settings.update']
    }
    questions: {
      index: typeof routes['admin.questions.index']
      show: typeof routes['admin.questions.show']
    }
    questionMessages: {
      store: typeof routes['admin.question_messages.store']
    }
    questionClosings: {
      update: typeof routes['admin.question_closings.update']
      destroy: typeof routes['admin.question_closings.destroy']
    }
    clientViewings: {
      store: typeof routes['admin.client_viewings.store']
    }
  }
}
