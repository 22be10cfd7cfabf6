import type { Plugin } from 'vite'

const MARK = '\0lazy:'

/**
 * What Node has built in is loaded by the module that needs it, when that is run. In one file the
 * imports of all modules would stand at its top, and `portal --help` would wait for all of them.
 */
export function lazyBuiltins(): Plugin {
  return {
    name: 'lazy-builtins',
    enforce: 'pre',
    resolveId(source) {
      return source.startsWith('node:') ? MARK + source : null
    },
    async load(id) {
      if (!id.startsWith(MARK)) return null
      const name = id.slice(MARK.length)
      const builtin: object = await import(name)
      const names = Object.keys(builtin).filter((key) => /^[a-z]\w*$/i.test(key))
      const lines = names
        .filter((key) => key !== 'default')
        .map((key) => `export const ${key} = /* @__PURE__ */ (() => builtin.${key})()`)
      return {
        code: `const builtin = process.getBuiltinModule(${JSON.stringify(name)})\nexport default builtin\n${lines.join('\n')}\n`,
        moduleSideEffects: false,
      }
    },
  }
}
