/*
 * JavaScript entry point of ace. The production build replaces it.
 * TypeScript sources run through @poppinss/ts-exec.
 */
import '@poppinss/ts-exec'

await import('./bin/console.js')
