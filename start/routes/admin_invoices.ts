import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/* Invoices of all clients, and how they come in. */
router
  .group(() => {
    router.get('invoices', [controllers.admin.Invoices, 'index'])
    router.get('invoice-counts', [controllers.admin.InvoiceCounts, 'index'])
    router.get('invoice-totals', [controllers.admin.InvoiceTotals, 'index'])
    router.get('invoices/:id', [controllers.admin.Invoices, 'show'])
    router.get('invoices/:id/pdf', [controllers.admin.InvoiceDocuments, 'pdf'])
    router.get('invoices/:id/xml', [controllers.admin.InvoiceDocuments, 'xml'])
    router
      .put('invoices/:id/voiding', [controllers.admin.InvoiceVoidings, 'update'])
      .use(middleware.body())

    router
      .post('invoices/:id/credit-notes', [controllers.admin.CreditNotes, 'store'])
      .use(middleware.body())

    // Their bodies are read past the parser: bytes and exact amounts, not what a parser makes of them.
    router.put('invoices/by-ref/:ref', [controllers.admin.InvoicesByRef, 'update'])
    router.post('invoice-previews', [controllers.admin.InvoicePreviews, 'store'])
    router.post('invoice-imports', [controllers.admin.InvoiceImports, 'store'])
    router.post('invoice-imports/bulk', [controllers.admin.BulkInvoiceImports, 'store'])
    router.get('invoice-imports/template', [controllers.admin.BulkInvoiceImports, 'template'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
