import { DateTime } from 'luxon'
import { DocumentFormats } from '#domain/documents/document_formats'

/** "₹2,45,232.00" */
export function moneyText(minor: number, currency: string, locale: string): string {
  return new DocumentFormats(locale, currency).money(minor)
}

/** "26 Nov 2026" from "2026-11-26". */
export function dayText(day: string, locale: string): string {
  return DateTime.fromISO(day, { zone: 'utc' })
    .setLocale(locale)
    .toLocaleString({ day: 'numeric', month: 'short', year: 'numeric' })
}

/** "26 Nov 2026, 2:32 pm IST": a moment, in the company's zone. */
export function momentText(iso: string, zone: string, locale: string): string {
  return DateTime.fromISO(iso, { zone }).setLocale(locale).toLocaleString({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })
}

/** "26 Nov 2026": the day of a moment, in the company's zone. */
export function dayOfText(iso: string, zone: string, locale: string): string {
  return dayText(DateTime.fromISO(iso, { zone }).toFormat('yyyy-MM-dd'), locale)
}

/** "₹100 and €20": amounts of two currencies are listed, never added. */
export function joined(texts: string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts)
}
