// Two wordings of one text as what stayed, what went and what came: for showing a change, not for making it.

export interface TextPart {
  readonly kind: 'same' | 'gone' | 'added'
  readonly text: string
}

/** A number or a Latin word is read as a whole: 12 became 15, not 2 became 5. */
const unit = /[\p{Script=Latin}\d]+(?:[.,%．][\d%]+)*|./gsu

/** Beyond so many pairs of units a text is shown as exchanged. */
const mostPairs = 4_000_000

/** What went stands in front of what came in its place; joined without one or the other, the parts are either text. */
export function textParts(before: string, after: string): readonly TextPart[] {
  const [left, right] = [before.match(unit) ?? [], after.match(unit) ?? []]
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left[start] === right[start]) start += 1
  let end = 0
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1
  const inside = changed(left.slice(start, left.length - end), right.slice(start, right.length - end))
  return joined([
    { kind: 'same', text: left.slice(0, start).join('') },
    ...withoutIslands(joined(inside)),
    { kind: 'same', text: left.slice(left.length - end).join('') },
  ])
}

function changed(left: readonly string[], right: readonly string[]): readonly TextPart[] {
  const width = right.length + 1
  if (left.length * right.length > mostPairs) {
    return [
      { kind: 'gone', text: left.join('') },
      { kind: 'added', text: right.join('') },
    ]
  }
  /** Longest common subsequence of what is behind a pair of positions. */
  const common = new Uint32Array((left.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const parts: TextPart[] = []
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    const [gone, added] = [left[i], right[j]]
    if (gone !== undefined && gone === added) {
      parts.push({ kind: 'same', text: gone })
      i += 1
      j += 1
    } else if (gone !== undefined && (added === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'gone', text: gone })
      i += 1
    } else if (added !== undefined) {
      parts.push({ kind: 'added', text: added })
      j += 1
    }
  }
  return parts
}

/** Neighbours of one kind are one part; between two that stayed, what went comes first. */
function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const made: TextPart[] = []
  let gone = ''
  let added = ''
  const close = (): void => {
    if (gone !== '') made.push({ kind: 'gone', text: gone })
    if (added !== '') made.push({ kind: 'added', text: added })
    gone = ''
    added = ''
  }
  for (const { kind, text } of parts) {
    if (text === '') continue
    if (kind === 'gone') gone += text
    else if (kind === 'added') added += text
    else {
      close()
      const last = made.at(-1)
      if (last?.kind === 'same') made[made.length - 1] = { kind, text: last.text + text }
      else made.push({ kind, text })
    }
  }
  close()
  return made
}

/** A single character that stayed between two exchanges stayed by chance. */
function withoutIslands(parts: readonly TextPart[]): readonly TextPart[] {
  const isExchange = (index: number): boolean =>
    [parts[index - 2], parts[index - 1]].every((part) => part !== undefined && part.kind !== 'same') ||
    [parts[index + 1], parts[index + 2]].every((part) => part !== undefined && part.kind !== 'same')
  return parts.flatMap((part, index): readonly TextPart[] => {
    const isBetween = index > 0 && index < parts.length - 1
    if (part.kind !== 'same' || !isBetween || [...part.text].length > 1 || !isExchange(index)) return [part]
    return [
      { kind: 'gone', text: part.text },
      { kind: 'added', text: part.text },
    ]
  })
}
