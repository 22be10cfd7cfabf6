import { admin, filled, withBody } from '~admin/api/client'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

type NoteText = Sent<'admin.client_notes.store'>

const ifMatch = (version: string) => ({ 'if-match': `"${version}"` })

/** Clients, what is known of them, and what staff note about them. */
export const clients = {
  list: (query: Asked<'admin.clients.index'>) =>
    asked(admin.clients.index({ query: filled(query) })),
  show: (id: string) => dataOf(admin.clients.show({ params: { id } })),
  change: (id: string, version: string, body: Sent<'admin.clients.update'>) =>
    asked(admin.clients.update({ params: { id }, body, headers: ifMatch(version) })),
  activity: (id: string, query: Asked<'admin.client_activity.index'>) =>
    asked(admin.clientActivity.index({ params: { id }, query: filled(query) })),
  invoices: (query: Asked<'admin.invoices.index'>) =>
    asked(admin.invoices.index({ query: filled(query) })),
  payments: (query: Asked<'admin.payments.index'>) =>
    asked(admin.payments.index({ query: filled(query) })),

  notes: (id: string, query: Asked<'admin.client_notes.index'>) =>
    asked(admin.clientNotes.index({ params: { id }, query: filled(query) })),
  addNote: (id: string, body: NoteText) =>
    dataOf(admin.clientNotes.store({ params: { id }, body })),
  changeNote: (id: string, version: string, body: NoteText) =>
    dataOf(admin.clientNotes.update({ params: { id }, body, headers: ifMatch(version) })),
  deleteNote: (id: string): Promise<unknown> =>
    asked(admin.noteDeletions.update({ params: { id } })),
  restoreNote: (id: string): Promise<unknown> =>
    asked(admin.noteDeletions.destroy({ params: { id } })),

  view: (id: string) => dataOf(admin.clientViewings.store({ params: { id }, ...withBody({}) })),
}

export type ClientRow = Answer<'admin.clients.index'>['data'][number]
export type ClientRecord = Answer<'admin.clients.show'>['data']
export type Person = ClientRecord['accounts'][number]
export type ClientNote = Answer<'admin.client_notes.index'>['data'][number]
export type ClientChanges = Sent<'admin.clients.update'>
