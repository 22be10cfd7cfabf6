import { defineComponent, type PropType, type VNode } from 'vue'
import { locale } from '~shared/composables/use_locale'
import { harmless } from '~shared/text/harmless'
import { messageFor, type TextKey, type TextValue } from '~shared/text/texts'

/**
 * A text with marked parts. `<link>the help page</link>` in the message is drawn by the slot named
 * `link`, which gets the inner text as `text`; the words and their order stay in the catalogue.
 */
export default defineComponent({
  name: 'RichText',
  props: {
    id: { type: String as PropType<TextKey>, required: true },
    values: { type: Object as PropType<Record<string, TextValue>>, default: () => ({}) },
  },
  setup(props, { slots }) {
    return () => {
      const tags = Object.fromEntries(
        Object.entries(slots).map(([name, slot]) => [
          name,
          (parts: (string | VNode)[]) => slot?.({ text: parts.join('') }) as unknown as VNode,
        ])
      )
      const formatted = messageFor(props.id, locale.value).format<VNode>({
        ...harmless(props.values),
        ...tags,
      })
      return Array.isArray(formatted) ? formatted : [formatted]
    }
  },
})
