import AuditPolicy from '#policies/staff/audit_policy'
import ClientNotePolicy from '#policies/staff/client_note_policy'
import ClientPolicy from '#policies/staff/client_policy'
import InvoicePolicy from '#policies/staff/invoice_policy'
import MailPolicy from '#policies/staff/mail_policy'
import PayLinkPolicy from '#policies/staff/pay_link_policy'
import PaymentPolicy from '#policies/staff/payment_policy'
import PortalPolicy from '#policies/staff/portal_policy'
import QuestionPolicy from '#policies/staff/question_policy'
import ReminderPolicy from '#policies/staff/reminder_policy'
import SettingPolicy from '#policies/staff/setting_policy'
import StaffPolicy from '#policies/staff/staff_policy'
import TokenPolicy from '#policies/staff/token_policy'
import type Staff from '#models/staff'

/**
 * What a member of staff may do, for pages that show it or leave it out. Each request is decided
 * again by the same policies: a page that was loaded before a role was taken away gains nothing.
 */
export function abilitiesOf(staff: Staff) {
  const client = new ClientPolicy()
  return {
    changeClients: client.change(staff),
    viewAsClient: client.viewAs(staff),
    writeNotes: new ClientNotePolicy().add(staff),
    openAccounts: client.openAccounts(staff),
    changeAccess: client.changeAccess(staff),
    invite: client.invite(staff),
    importInvoices: new InvoicePolicy().import(staff),
    voidInvoices: new InvoicePolicy().void(staff),
    creditInvoices: new InvoicePolicy().credit(staff),
    managePayLinks: new PayLinkPolicy().manage(staff),
    actOnPayments: new PaymentPolicy().act(staff),
    answerQuestions: new QuestionPolicy().answer(staff),
    sendReminders: new ReminderPolicy().send(staff),
    sendMails: new MailPolicy().send(staff),
    viewAudit: new AuditPolicy().view(staff),
    changeSettings: new SettingPolicy().change(staff),
    openPortal: new PortalPolicy().open(staff),
    manageStaff: new StaffPolicy().manage(staff),
    makeTokens: new TokenPolicy().make(staff),
  }
}

export type StaffAbilities = ReturnType<typeof abilitiesOf>
