import {
  Bell,
  CreditCard,
  FileText,
  House,
  ListChecks,
  Mail,
  MessageCircle,
  Palette,
  ScrollText,
  Settings,
  Terminal,
  UserCog,
  UserRound,
  UsersRound,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { Ability } from '~admin/wire'
import type { TextKey } from '~shared/text/texts'

/** `needs`: who may not does not see it. */
export type Place = { name: string; icon: Component; text: TextKey; needs?: Ability }

/** Where one can go, in the order of how often one does. */
export const places: Place[] = [
  { name: 'home', icon: House, text: 'admin.nav.overview' },
  { name: 'clients', icon: UsersRound, text: 'admin.nav.clients' },
  { name: 'invoices', icon: FileText, text: 'admin.nav.invoices' },
  { name: 'payments', icon: CreditCard, text: 'admin.nav.payments' },
  { name: 'questions', icon: MessageCircle, text: 'admin.nav.questions' },
  { name: 'reminders', icon: Bell, text: 'admin.nav.reminders' },
  { name: 'mails', icon: Mail, text: 'admin.nav.mails' },
  { name: 'audit-log', icon: ScrollText, text: 'admin.nav.audit', needs: 'viewAudit' },
  { name: 'branding', icon: Palette, text: 'admin.nav.branding' },
  { name: 'settings', icon: Settings, text: 'admin.nav.settings' },
  { name: 'staff', icon: UserCog, text: 'admin.nav.staff' },
  { name: 'jobs', icon: ListChecks, text: 'admin.jobs.title' },
  { name: 'cli', icon: Terminal, text: 'admin.nav.cli' },
  { name: 'account', icon: UserRound, text: 'admin.account.title' },
]
