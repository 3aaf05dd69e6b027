// Values on their way between window and main process: what structured clone takes, as JSON. The window has the same
// two functions in window-side.ts, since it cannot import.

export type Carried =
  | null
  | boolean
  | number
  | string
  | { readonly array: readonly Carried[] }
  | { readonly object: Readonly<Record<string, Carried>> }
  | { readonly bytes: string }
  | { readonly undefined: true }

/** Refuses what Electron's messages refuse: functions, symbols, promises, and anything that is not plain. */
export function pack(value: unknown): Carried {
  if (value === undefined) return { undefined: true }
  if (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    typeof value === 'string'
  ) {
    return value
  }
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return { array: value.map(pack) }
  if (typeof value === 'object' && isPlain(value)) {
    return { object: Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)])) }
  }
  throw new Error(`An object could not be cloned: ${typeof value}`)
}

export function unpack(carried: Carried): unknown {
  if (carried === null || typeof carried !== 'object') return carried
  if ('undefined' in carried) return undefined
  if ('bytes' in carried) return new Uint8Array(Buffer.from(carried.bytes, 'base64'))
  if ('array' in carried) return carried.array.map(unpack)
  return Object.fromEntries(Object.entries(carried.object).map(([key, inner]) => [key, unpack(inner)]))
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}
