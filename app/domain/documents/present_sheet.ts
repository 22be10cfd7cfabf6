import type { Branding, DocumentParty, Translate } from '#domain/documents/document_parts'
import type { Labelled, Party, Sheet } from '#domain/documents/sheet'

const DEFAULT_COLOUR = '#2f4fa3'

/**
 * The part that every document has: brand, title, running head and foot.
 */
export function presentSheet(
  document: { locale: string; branding: Branding; number: string; contactLine: string | null },
  given: { heading: string; date: string },
  t: Translate
): Omit<Sheet, 'meta' | 'parties' | 'notes'> {
  const { branding, number } = document
  const locale = new Intl.Locale(document.locale)
  const title = t('documents.title', { kind: given.heading, number, company: branding.name })

  return {
    language: locale.language,
    region: locale.region?.length === 2 ? locale.region : null,
    title,
    date: given.date,
    brand: {
      name: branding.name,
      colour: /^#[0-9a-f]{6}$/i.test(branding.colour) ? branding.colour : DEFAULT_COLOUR,
    },
    logoPng: branding.logoPng,
    heading: given.heading,
    number,
    running: shortened(title, 90),
    pageOf: t('documents.page_of', { page: '{page}', pages: '{pages}' }),
    footer: document.contactLine
      ? shortened(t('documents.questions', { contact: document.contactLine }), 110)
      : '',
  }
}

export function presentParty(label: string, party: DocumentParty): Party {
  const identifiers = party.identifiers.map(({ label: name, value }) => `${name} ${value}`.trim())
  return { label, name: party.name, lines: [...party.addressLines, ...identifiers] }
}

/** Only what there is something to say about. */
export function labelled(pairs: [label: string, value: string | null][]): Labelled[] {
  return pairs.flatMap(([label, value]) => (value?.trim() ? [{ label, value }] : []))
}

/** The lines of a free text, without the empty ones. */
export function paragraphs(text: string | null): string[] {
  return (text ?? '').split(/[\r\n\u0085\u2028\u2029]+/).filter((line) => line.trim() !== '')
}

function shortened(text: string, most: number): string {
  const letters = Array.from(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
