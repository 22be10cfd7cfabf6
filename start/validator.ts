import { RequestValidator } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'

/* What is wrong with a field is said in the caller's language, from the catalogue (validator.json). */
RequestValidator.messagesProvider = ({ request }) =>
  i18nManager
    .locale(request.language(i18nManager.supportedLocales()) ?? 'en')
    .createMessagesProvider()
