import vine from '@vinejs/vine'
import { lineOfText } from '#validators/text'

/** Turns text around, or takes no room: a name with these is not the name that is read. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u

const visible = vine.createRule((value, _options, field) => {
  if (typeof value === 'string' && INVISIBLE.test(value)) {
    field.report('The {{ field }} field must show what it holds', 'visible', field)
  }
})

/**
 * A line that staff write for clients to read: what is seen is what is there. Joiners stay, which
 * Hindi and Persian are written with.
 */
export const plainLine = () => lineOfText().use(visible())
