/** An address with line breaks would add headers to a mail. */
export class HeaderInjection extends Error {
  constructor() {
    super('Line breaks and control characters are refused in mail headers')
  }
}

const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** Throws HeaderInjection. */
export function refuseHeaderInjection(text: string): void {
  if (CONTROL.test(text)) throw new HeaderInjection()
}

/** For texts that come from documents, such as an invoice's number in a subject. */
export function headerText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
