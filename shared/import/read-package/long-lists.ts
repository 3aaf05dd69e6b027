// Lists as long as a hostile file makes them: spreading one into arguments overflows the stack beyond some hundred
// thousand items.

export function append<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item)
}

export function largest(numbers: Iterable<number>, least: number): number {
  let most = least
  for (const number of numbers) if (number > most) most = number
  return most
}

/** Items by a number of theirs, in the order they came. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const at = key(item)
    const group = groups.get(at)
    if (group === undefined) groups.set(at, [item])
    else group.push(item)
  }
  return groups
}
