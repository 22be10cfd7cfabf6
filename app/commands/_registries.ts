import type { AllHooks, HookParams } from '@adonisjs/assembler/types'
import { generateRegistry } from '@tuyau/core/hooks'

type InitHook = AllHooks['init'][number]
type Hooks = HookParams<'init'>[1]
type Scanned = (...given: HookParams<'routesScanned'>) => unknown
type Scanner = HookParams<'routesScanned'>[1]

export type Registry = { output: string; only: RegExp }

/**
 * Several typed clients, each of its own routes. `generateRegistry` alone can be used once: it
 * narrows the one scan that all hooks share, and the last of them would win. Here the scan takes
 * the routes of all of them, and each is shown its own.
 */
export function generateRegistries(registries: Registry[]): InitHook {
  return {
    async run(parent, hooks, indexGenerator) {
      for (const { output, only } of registries) {
        const hook = generateRegistry({ output })
        if (typeof hook === 'function') throw new Error('generateRegistry is loaded lazily now.')
        await hook.run(parent, hooksFor(hooks, only), indexGenerator)
      }
      hooks.add('routesScanning', (_, scanner) => {
        scanner.filter(({ name = '' }) => registries.some(({ only }) => only.test(name)))
      })
    },
  }
}

/** Lets a hook hear of what was scanned, and of nothing else. */
function hooksFor(hooks: Hooks, only: RegExp): Hooks {
  return new Proxy(hooks, {
    get(target, property) {
      if (property !== 'add') return Reflect.get(target, property, target)
      return (event: string, handler: Scanned) => {
        if (event !== 'routesScanned') return
        target.add('routesScanned', async (parent, scanner) => {
          await handler(parent, scannerFor(scanner, only))
        })
      }
    },
  })
}

function scannerFor(scanner: Scanner, only: RegExp): Scanner {
  return new Proxy(scanner, {
    get(target, property) {
      if (property !== 'getScannedRoutes') return Reflect.get(target, property, target)
      return () => target.getScannedRoutes().filter(({ name }) => only.test(name))
    },
  })
}
