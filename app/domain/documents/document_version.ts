/**
 * Raise it when a template or the presentation changes what a document looks like: rendered copies
 * of older versions are left behind.
 */
export const documentVersion = 1
