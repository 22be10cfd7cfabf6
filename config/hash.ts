import { defineConfig, drivers } from '@adonisjs/core/hash'

const hashConfig = defineConfig({
  default: 'argon2',
  list: {
    // OWASP's minimum for argon2id; about 30 ms of one core.
    argon2: drivers.argon2({ variant: 'id', memory: 19_456, iterations: 2, parallelism: 1 }),
  },
})

export default hashConfig

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof hashConfig> {}
}
