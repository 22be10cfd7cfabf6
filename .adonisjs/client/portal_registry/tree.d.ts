/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
  portal: {
    bootstrap: {
      show: typeof routes['portal.bootstrap.show']
    }
    paymentIntents: {
      show: typeof routes['portal.payment_intents.show']
      store: typeof routes['portal.payment_intents.store']
    }
    paymentConfirmations: {
      store: typeof routes['portal.payment_confirmations.store']
    }
    invoices: {
      show: typeof routes['portal.invoices.show']
      index: typeof routes['portal.invoices.index']
    }
    invoiceDocuments: {
      pdf: typeof routes['portal.invoice_documents.pdf']
      xml: typeof routes['portal.invoice_documents.xml']
    }
    paymentOffers: {
      index: typeof routes['portal.payment_offers.index']
    }
    receipts: {
      show: typeof routes['portal.receipts.show']
    }
    dashboard: {
      show: typeof routes['portal.dashboard.show']
    }
    transferReports: {
      store: typeof routes['portal.transfer_reports.store']
      show: typeof routes['portal.transfer_reports.show']
      destroy: typeof routes['portal.transfer_reports.destroy']
    }
    transferProofs: {
      show: typeof routes['portal.transfer_proofs.show']
      update: typeof routes['portal.transfer_proofs.update']
    }
    payments: {
      index: typeof routes['portal.payments.index']
      show: typeof routes['portal.payments.show']
    }
    help: {
      show: typeof routes['portal.help.show']
    }
    profile: {
      show: typeof routes['portal.profile.show']
      update: typeof routes['portal.profile.update']
    }
    activity: {
      index: typeof routes['portal.activity.index']
    }
    session: {
      destroy: typeof routes['portal.session.destroy']
      show: typeof routes['portal.session.show']
      update: typeof routes['portal.session.update']
      store: typeof routes['portal.session.store']
    }
    secondFactors: {
      store: typeof routes['portal.second_factors.store']
    }
    passkeySignIns: {
      options: typeof routes['portal.passkey_sign_ins.options']
      store: typeof routes['portal.passkey_sign_ins.store']
    }
    invites: {
      show: typeof routes['portal.invites.show']
      update: typeof routes['portal.invites.update']
      renew: typeof routes['portal.invites.renew']
    }
    passwordResets: {
      store: typeof routes['portal.password_resets.store']
      show: typeof routes['portal.password_resets.show']
      update: typeof routes['portal.password_resets.update']
    }
    signInLinks: {
      store: typeof routes['portal.sign_in_links.store']
      show: typeof routes['portal.sign_in_links.show']
      update: typeof routes['portal.sign_in_links.update']
    }
    passwords: {
      update: typeof routes['portal.passwords.update']
    }
    factors: {
      show: typeof routes['portal.factors.show']
    }
    totp: {
      store: typeof routes['portal.totp.store']
      update: typeof routes['portal.totp.update']
      destroy: typeof routes['portal.totp.destroy']
    }
    recoveryCodes: {
      store: typeof routes['portal.recovery_codes.store']
    }
    passkeys: {
      options: typeof routes['portal.passkeys.options']
      store: typeof routes['portal.passkeys.store']
      update: typeof routes['portal.passkeys.update']
      destroy: typeof routes['portal.passkeys.destroy']
    }
    sessionMembership: {
      update: typeof routes['portal.session_membership.update']
    }
    devices: {
      index: typeof routes['portal.devices.index']
      clear: typeof routes['portal.devices.clear']
      destroy: typeof routes['portal.devices.destroy']
    }
    emailChanges: {
      show: typeof routes['portal.email_changes.show']
      update: typeof routes['portal.email_changes.update']
      store: typeof routes['portal.email_changes.store']
      destroy: typeof routes['portal.email_changes.destroy']
    }
    teammates: {
      index: typeof routes['portal.teammates.index']
      store: typeof routes['portal.teammates.store']
      update: typeof routes['portal.teammates.update']
      destroy: typeof routes['portal.teammates.destroy']
    }
    teammateInvites: {
      store: typeof routes['portal.teammate_invites.store']
    }
    payLinkSessions: {
      store: typeof routes['portal.pay_link_sessions.store']
    }
    payLinkRenewals: {
      store: typeof routes['portal.pay_link_renewals.store']
    }
    payLinkCodes: {
      store: typeof routes['portal.pay_link_codes.store']
      update: typeof routes['portal.pay_link_codes.update']
    }
    payLinks: {
      index: typeof routes['portal.pay_links.index']
      destroy: typeof routes['portal.pay_links.destroy']
    }
    invoiceMessages: {
      index: typeof routes['portal.invoice_messages.index']
      store: typeof routes['portal.invoice_messages.store']
    }
    viewings: {
      destroy: typeof routes['portal.viewings.destroy']
    }
  }
}
