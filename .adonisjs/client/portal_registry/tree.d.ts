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
    dashboard: {
      show: typeof routes['portal.dashboard.show']
    }
    invoices: {
      index: typeof routes['portal.invoices.index']
      show: typeof routes['portal.invoices.show']
    }
    invoiceDocuments: {
      pdf: typeof routes['portal.invoice_documents.pdf']
      xml: typeof routes['portal.invoice_documents.xml']
    }
    paymentOffers: {
      index: typeof routes['portal.payment_offers.index']
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
    receipts: {
      show: typeof routes['portal.receipts.show']
    }
    profile: {
      show: typeof routes['portal.profile.show']
      update: typeof routes['portal.profile.update']
    }
    activity: {
      index: typeof routes['portal.activity.index']
    }
    help: {
      show: typeof routes['portal.help.show']
    }
    session: {
      destroy: typeof routes['portal.session.destroy']
      show: typeof routes['portal.session.show']
      update: typeof routes['portal.session.update']
      store: typeof routes['portal.session.store']
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
    passwords: {
      update: typeof routes['portal.passwords.update']
    }
    sessionMembership: {
      update: typeof routes['portal.session_membership.update']
    }
    devices: {
      index: typeof routes['portal.devices.index']
      clear: typeof routes['portal.devices.clear']
      destroy: typeof routes['portal.devices.destroy']
    }
  }
}
