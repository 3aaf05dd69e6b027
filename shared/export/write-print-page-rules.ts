// Style that belongs to one place of a print page, such as a column's width: kept in the style sheet under a class of its
// own, because a page whose elements carry no style of theirs can be fenced in.

/** Twips in points, as CSS has them. */
export function points(twips: number): string {
  return `${Number((twips / 20).toFixed(3))}pt`
}

/** Text as a string of CSS: whatever is no letter, digit or Han character is written as its number. */
export function cssString(text: string): string {
  const escapedText = text.replace(/[^\p{L}\p{N}]/gu, (character) => `\\${codeOf(character)} `)
  return `"${escapedText}"`
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0xfffd).toString(16)
}

export class RuleBook {
  readonly #classes = new Map<string, string>()

  /** The class under which these declarations stand; the same for the same ones. */
  classOf(declarations: string): string {
    const name = this.#classes.get(declarations) ?? `s${this.#classes.size + 1}`
    this.#classes.set(declarations, name)
    return name
  }

  sheet(): string {
    return [...this.#classes].map(([declarations, name]) => `.${name} { ${declarations} }`).join('\n')
  }
}
