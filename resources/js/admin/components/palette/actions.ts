import { HandCoins, Plus, Upload } from '@lucide/vue'
import type { Place } from '~admin/components/shell/places'

/** What one can begin from anywhere. */
export const actions: Place[] = [
  { name: 'invoice-new', icon: Plus, text: 'admin.palette.new_invoice', needs: 'importInvoices' },
  {
    name: 'invoice-import',
    icon: Upload,
    text: 'admin.palette.import_invoices',
    needs: 'importInvoices',
  },
  {
    name: 'client-import',
    icon: Upload,
    text: 'admin.palette.import_clients',
    needs: 'changeClients',
  },
  {
    name: 'payment-record',
    icon: HandCoins,
    text: 'admin.palette.record_payment',
    needs: 'actOnPayments',
  },
]
