import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'

/** Questions and answers that staff wrote, and whom to ask. Answers are plain paragraphs. */
export default class HelpTransformer extends BaseTransformer<Settings> {
  toObject() {
    const { help, company } = this.resource
    return {
      items: help.items.map(({ id, question, answer }) => ({
        id,
        question,
        paragraphs: answer.split(/\n{2,}/),
      })),
      contact: company.contact,
    }
  }
}
