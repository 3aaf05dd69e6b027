// Which names of a folder are files that somebody means, and the order in which a person would list them; the same in the
// window and at the terminal. Nothing is looked up here.

/** Hidden files, what Office and WPS keep beside an open file, what the system keeps in a folder. */
const beside = /^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini)$/iu

export function isBeside(name: string): boolean {
  return beside.test(name)
}

const order = new Intl.Collator('zh-CN', { numeric: true })

export function byName(one: string, other: string): number {
  return order.compare(one, other)
}

/** In the order of their names, as many as one list takes, and how many are left over. */
export function firstByName<T extends { readonly name: string }>(
  files: readonly T[],
): { readonly files: readonly T[]; readonly beyond: number } {
  const ordered = files.toSorted((one, other) => byName(one.name, other.name))
  return { files: ordered.slice(0, mostListed), beyond: Math.max(files.length - mostListed, 0) }
}

/** Files of one list in the window; a district has not half as many offices. The terminal has no limit. */
export const mostListed = 500
