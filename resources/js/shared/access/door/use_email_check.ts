import { useText } from '~shared/composables/use_text'

/** What is wrong with an address at the field of that name; the server looks closer. */
export function useEmailCheck() {
  const { t } = useText()
  return (email: string): Record<string, string> =>
    email.includes('@') ? {} : { email: t('field.email_needed') }
}
