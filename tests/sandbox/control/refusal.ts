/** Control asked for something that cannot be: an unknown id, or a state that does not allow it. */
export class ControlRefusal extends Error {}

/** The value, or a refusal that says what is not here. */
export function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new ControlRefusal(`No ${what} here`)
  return value
}
