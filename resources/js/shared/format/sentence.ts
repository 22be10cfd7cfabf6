/** What somebody wrote, as a sentence: people end one with a full stop, or do not. */
export function sentence(text: string): string {
  const words = text.trim()
  return words === '' || /[.!?…।。]$/.test(words) ? words : `${words}.`
}
