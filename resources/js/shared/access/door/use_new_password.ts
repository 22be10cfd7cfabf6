import { ref } from 'vue'
import { useText } from '~shared/composables/use_text'
import type { PasswordRule } from '~shared/wire'

/** A password that is being chosen. The server judges it; telling its length here saves a round trip. */
export function useNewPassword(rule: () => PasswordRule | null | undefined) {
  const { t } = useText()
  const password = ref('')

  /** What is wrong at its field. Without a rule none is asked for. */
  const checkPassword = (): Record<string, string> => {
    const { min } = rule() ?? { min: 0 }
    return charactersOf(password.value) < min ? { password: t('password.too_short', { min }) } : {}
  }
  return { password, checkPassword }
}

/** As the server counts: an emoji is one, whatever it takes in UTF-16. */
export const charactersOf = (text: string) => Array.from(text).length
