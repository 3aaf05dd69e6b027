// A stand-in answers only what it knows: any other member throws, so that no use of Electron passes unseen.

/** Members the language itself asks for, of promises and when printing. */
const asked: ReadonlySet<PropertyKey> = new Set(['then', 'toJSON', 'constructor', 'asymmetricMatch'])

export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, member): unknown {
      if (member in object || typeof member === 'symbol' || asked.has(member)) {
        const value: unknown = Reflect.get(object, member, object)
        // Private members answer only to the object itself.
        return isMethod(value) ? value.bind(object) : value
      }
      throw new Error(`the stand-in has no ${name}.${String(member)}`)
    },
  })
}

function isMethod(value: unknown): value is (...given: unknown[]) => unknown {
  return typeof value === 'function' && !/^class\b/u.test(Function.prototype.toString.call(value))
}
