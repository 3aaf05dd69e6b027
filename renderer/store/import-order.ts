// Which answer to a question of the review stands first: the one that breaks the fewest sums, then the one that agrees with
// the numbers of the report's own text. The order is all that follows from it; nothing is taken because the text says so.
import type { Finding, Proposal } from '../../shared/finding.ts'
import { compare } from '../../shared/report/arithmetic.ts'
import type { ExactNumber } from '../../shared/report/cell.ts'
import { setCells } from '../../shared/report/edits.ts'
import type { Draft, Report } from '../../shared/report/model.ts'
import { check } from '../../shared/rules/check.ts'
import { readParagraph } from '../../shared/rules/narrative/read-paragraph.ts'
import { tableSpec } from '../../shared/template/editions.ts'
import { sectionIds, type Address } from '../../shared/template/form.ts'
import { textTopic } from '../../shared/template/text-topics.ts'

/** A number of the text that is about one cell. */
export interface TextFigure {
  readonly address: Address
  readonly value: ExactNumber
  readonly words: string
}

export interface WeighedProposal {
  readonly proposal: Proposal
  /** Identities that do not hold with it. */
  readonly sums: number
  /** What the text says as well, in its words. */
  readonly agreeing: readonly string[]
  readonly contradicting: number
}

/**
 * Numbers of the text of this year that are about a single cell. Whose they are is not asked, for the order of answers is all
 * that they decide.
 */
export function figuresInText(report: Report): readonly TextFigure[] {
  const { edition, sections, year } = report
  const tables = {
    disclosure: tableSpec(edition.disclosure, 'disclosure'),
    requests: tableSpec(edition.requests, 'requests'),
    disputes: tableSpec(edition.disputes, 'disputes'),
  }
  const paragraphs = sectionIds.flatMap((id) => [...sections[id].before, ...sections[id].after])
  return paragraphs
    .flatMap((paragraph) => readParagraph(paragraph).numbers)
    .filter((said) => said.needs === 'nothing' && (said.year === null || said.year === year))
    .flatMap(({ topic, value, words }): readonly TextFigure[] => {
      const [reading, ...others] = textTopic(topic, tables)?.readings ?? []
      const [address, ...more] = reading?.cells ?? []
      const isOne = address !== undefined && others.length === 0 && more.length === 0
      return isOne ? [{ address, value, words }] : []
    })
}

/** Likeliest first; what is equally likely stays in its order. */
export function weighed(
  draft: Draft,
  proposals: readonly Proposal[],
  inText: readonly TextFigure[],
): readonly WeighedProposal[] {
  return proposals
    .map((proposal): WeighedProposal => {
      const said = inText.flatMap(({ address, value, words }) => {
        const cell = proposal.cells.find((change) => change.address === address)?.cell
        return cell?.kind === 'number' ? [{ words, isAlike: compare(cell, value) === 0 }] : []
      })
      return {
        proposal,
        sums: check(setCells(draft, proposal.cells)).filter(isBrokenIdentity).length,
        agreeing: said.flatMap(({ words, isAlike }) => (isAlike ? [words] : [])),
        contradicting: said.filter(({ isAlike }) => !isAlike).length,
      }
    })
    .toSorted(byLikelihood)
}

function byLikelihood(a: WeighedProposal, b: WeighedProposal): number {
  return a.sums - b.sums || a.contradicting - b.contradicting || b.agreeing.length - a.agreeing.length
}

/** How many answers have as much to be said for them as the first; one where the first stands out. */
export function alikeAtFirst(answers: readonly WeighedProposal[]): number {
  const [first] = answers
  return first === undefined ? 0 : answers.filter((answer) => byLikelihood(first, answer) === 0).length
}

/** Words of the text that the first answer agrees with and another does not; null where the text tells nothing. */
export function wordsForFirst([first, ...others]: readonly WeighedProposal[]): string | null {
  if (first === undefined || first.contradicting > 0) return null
  return first.agreeing.find((words) => others.some(({ agreeing }) => !agreeing.includes(words))) ?? null
}

/** An identity that does not hold. That a cell is no number is asked at the cell. */
export function isBrokenIdentity({ verdict, level, left, right }: Finding): boolean {
  return verdict === 'broken' && level === 'error' && left !== null && right !== null
}
