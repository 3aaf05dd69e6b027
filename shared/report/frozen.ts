// Deep freezing with sharing: what is frozen already is not walked again, so a small edit of a large draft costs little.

/** The same value, frozen throughout. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) frozen(inner)
  return value
}
