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
    load(id) {
      if (!id.startsWith(MARK)) return null
      const name = id.slice(MARK.length)
      const builtin = process.getBuiltinModule(name) as object
      const names = Object.entries(Object.getOwnPropertyDescriptors(builtin))
        // What is loaded only when it is asked for, such as the WebSocket of node:http, stays so.
        .filter(([key, { get }]) => /^[a-z]\w*$/i.test(key) && get === undefined)
        .map(([key]) => key)
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
