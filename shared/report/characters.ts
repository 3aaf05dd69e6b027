// How long a stretch of prose is, as the notice counts it.
import { textOf, type Prose } from './prose.ts'

/** Characters without white space; a rare character outside the basic plane is one character. */
export function charactersOf(prose: Prose): number {
  return prose.reduce((sum, paragraph) => sum + [...textOf(paragraph).replace(/\s/gu, '')].length, 0)
}
