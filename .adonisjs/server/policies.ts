export const policies = {
  InvoicePolicy: () => import('#policies/invoice_policy'),
  PayLinkPolicy: () => import('#policies/pay_link_policy'),
  ProfilePolicy: () => import('#policies/profile_policy'),
  StaffAuditPolicy: () => import('#policies/staff/audit_policy'),
  StaffClientPolicy: () => import('#policies/staff/client_policy'),
  StaffInvoicePolicy: () => import('#policies/staff/invoice_policy'),
  StaffJobPolicy: () => import('#policies/staff/job_policy'),
  StaffMailPolicy: () => import('#policies/staff/mail_policy'),
  StaffPayLinkPolicy: () => import('#policies/staff/pay_link_policy'),
  StaffPaymentPolicy: () => import('#policies/staff/payment_policy'),
  StaffPortalPolicy: () => import('#policies/staff/portal_policy'),
  StaffSettingPolicy: () => import('#policies/staff/setting_policy'),
  StaffPolicy: () => import('#policies/staff/staff_policy'),
  StaffTokenPolicy: () => import('#policies/staff/token_policy'),
  TeammatePolicy: () => import('#policies/teammate_policy'),
  TransferReportPolicy: () => import('#policies/transfer_report_policy'),
}

