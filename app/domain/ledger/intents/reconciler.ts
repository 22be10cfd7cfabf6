import { systemActor, type Actor } from '#domain/shared/actor'

/** Asks because it is time to; everybody else had a reason to ask. */
export const reconciler = systemActor('reconciler')

export function isReconciler(actor: Actor): boolean {
  return actor.type === reconciler.type && actor.id === reconciler.id
}
