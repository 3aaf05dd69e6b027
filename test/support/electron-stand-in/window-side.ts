// What runs in the page before anything else: the preload with the three modules it may require. Sent into the page as
// text, so it uses nothing from outside itself.
import type { Carried } from './carry.ts'

export interface WindowBinding {
  readonly kind: 'invoke' | 'send' | 'close'
  readonly channel: string
  readonly args: Carried
}

/** The name the page reaches the stand-in by. */
export const bindingName = '__electronStandIn'
export const receiverName = '__electronStandInReceiver'

/** Runs in the page. */
export function installPreload(
  preload: (require: (name: string) => object) => void,
  binding: string,
  receiver: string,
): void {
  if (window.top !== window) return
  type Tell = (message: WindowBinding) => Promise<{ ok: boolean; value?: Carried; error?: string }>
  const tell: Tell = Reflect.get(window, binding)
  Reflect.deleteProperty(window, binding)

  const pack = (value: unknown): Carried => {
    if (value === undefined) return { undefined: true }
    if (
      value === null ||
      typeof value === 'boolean' ||
      typeof value === 'number' ||
      typeof value === 'string'
    ) {
      return value
    }
    if (value instanceof Uint8Array) {
      let text = ''
      for (let at = 0; at < value.length; at += 8192)
        text += String.fromCharCode(...value.subarray(at, at + 8192))
      return { bytes: btoa(text) }
    }
    if (Array.isArray(value)) return { array: value.map(pack) }
    if (typeof value === 'object') {
      return { object: Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)])) }
    }
    throw new Error('An object could not be cloned.')
  }
  const unpack = (carried: Carried): unknown => {
    if (carried === null || typeof carried !== 'object') return carried
    if ('undefined' in carried) return undefined
    if ('bytes' in carried) return Uint8Array.from(atob(carried.bytes), (letter) => letter.charCodeAt(0))
    if ('array' in carried) return carried.array.map(unpack)
    return Object.fromEntries(Object.entries(carried.object).map(([key, inner]) => [key, unpack(inner)]))
  }
  /** Throws what Electron throws for a function, a Vue proxy, a node of the page. */
  const cloned = (args: readonly unknown[]): Carried => pack(structuredClone(args))

  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>()
  const paths = new Map<string, string>()
  Object.defineProperty(window, receiver, {
    value: {
      receive: (channel: string, args: Carried) => {
        const given = unpack(args) as unknown[]
        for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...given)
      },
      namePath: (name: string, path: string) => void paths.set(name, path),
    },
  })

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const answer = await tell({ kind: 'invoke', channel, args: cloned(args) })
      if (!answer.ok) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`)
      return unpack(answer.value ?? { undefined: true })
    },
    send: (channel: string, ...args: unknown[]) => void tell({ kind: 'send', channel, args: cloned(args) }),
    on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    },
    off(channel: string, listener: (event: object, ...args: unknown[]) => void) {
      listeners.get(channel)?.delete(listener)
    },
  }
  const webUtils = {
    getPathForFile(file: unknown) {
      if (!(file instanceof File)) throw new TypeError('not a File')
      return paths.get(file.name) ?? ''
    },
  }
  /** Values cross the bridge as copies; functions and files as they are. */
  const crossing = (value: unknown): unknown =>
    typeof value === 'function' || value instanceof File ? value : structuredClone(value)
  const contextBridge = {
    exposeInMainWorld(name: string, api: Record<string, unknown>) {
      const exposed = Object.fromEntries(
        Object.entries(api).map(([key, member]) => [
          key,
          typeof member === 'function'
            ? (...args: unknown[]) => (member as (...given: unknown[]) => unknown)(...args.map(crossing))
            : structuredClone(member),
        ]),
      )
      Object.defineProperty(window, name, { value: Object.freeze(exposed), enumerable: true })
    },
  }
  const only = (members: object, name: string): object =>
    new Proxy(members, {
      get(target, member) {
        if (member in target) return Reflect.get(target, member)
        throw new Error(`the stand-in has no ${name}.${String(member)}`)
      },
    })
  const electron = only(
    {
      ipcRenderer: only(ipcRenderer, 'ipcRenderer'),
      webUtils: only(webUtils, 'webUtils'),
      contextBridge: only(contextBridge, 'contextBridge'),
    },
    'electron',
  )
  const require = (name: string): object => {
    if (name === 'electron') return electron
    throw new Error(`a sandboxed preload cannot load ${name}`)
  }
  window.close = () => void tell({ kind: 'close', channel: '', args: null })
  preload(require)
}

/** The script for the page: the preload's own text as the body of a function, since a page's policy allows no eval. */
export function preloadScript(preload: string): string {
  const names = [bindingName, receiverName].map((name) => JSON.stringify(name)).join(', ')
  // The compiler of the tests marks functions with their names through this.
  return `(() => { const __name = (value) => value; (${installPreload.toString()})((require) => {
const module = { exports: {} }; const exports = module.exports;
${preload}
}, ${names}) })()`
}
