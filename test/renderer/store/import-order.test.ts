import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresInText, weighed, wordsForFirst } from '../../../renderer/store/import-order.ts'
import type { Proposal } from '../../../shared/finding.ts'
import { exact } from '../../../shared/report/cell.ts'
import { setCell, setProse, setYear } from '../../../shared/report/edits.ts'
import type { Draft } from '../../../shared/report/model.ts'
import { emptyDraft } from '../support/drafts.ts'

const draftWith = (text: string): Draft =>
  setProse(setYear(emptyDraft(), 2024), 'overview', 'before', [{ level: 0, runs: [{ text }] }])
const put = (address: string, ...figures: readonly number[]): readonly Proposal[] =>
  figures.map((figure) => ({ label: `是 ${figure}`, cells: [{ address, cell: exact(figure) }] }))
const order = (draft: Draft, proposals: readonly Proposal[]): readonly string[] =>
  weighed(draft, proposals, figuresInText(draft.report)).map(({ proposal }) => proposal.label)

const sixtyTwo = draftWith('动态更新发布本年度制发行政规范性文件62件，并同步做好上传工作。')

describe('the answers to a question', () => {
  it('begin with the one that the text names, and say in which words', () => {
    const proposals = put('normative_made', 6, 62, 623)
    expect(order(sixtyTwo, proposals)).toEqual(['是 62', '是 6', '是 623'])
    const answers = weighed(sixtyTwo, proposals, figuresInText(sixtyTwo.report))
    expect(wordsForFirst(answers)).toBe('制发行政规范性文件62件')
  })

  it.each([
    ['about another cell', sixtyTwo, 'normative_repealed'],
    ['about another year', draftWith('2023年制发行政规范性文件62件。'), 'normative_made'],
    ['about as many', draftWith('制发行政规范性文件约62件。'), 'normative_made'],
    ['of none of them', draftWith('制发行政规范性文件99件。'), 'normative_made'],
  ])('stay in their order where the text speaks %s', (_, draft, address) => {
    const proposals = put(address, 6, 62, 623)
    expect(order(draft, proposals)).toEqual(['是 6', '是 62', '是 623'])
    expect(wordsForFirst(weighed(draft, proposals, figuresInText(draft.report)))).toBeNull()
  })

  it('break as few sums as they can, whatever the text says', () => {
    const text = draftWith('2024年，收到政府信息公开申请12件，结转下年度继续办理5件。')
    expect(figuresInText(text.report)).toMatchObject([{ address: 'carried_out_total' }])
    const columns = ['person', 'company', 'research', 'charity', 'legal', 'other']
    const two = columns.reduce(
      (draft, column, index) => setCell(draft, `carried_out_${column}`, exact(index < 2 ? 1 : 0)),
      text,
    )
    expect(order(text, put('carried_out_total', 2, 5))).toEqual(['是 5', '是 2'])
    expect(order(two, put('carried_out_total', 2, 5))).toEqual(['是 2', '是 5'])
  })

  it('are all there, each once, in whatever order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 999 })), (figures) => {
        const proposals = put('normative_made', ...figures)
        const sorted = order(sixtyTwo, proposals)
        expect(sorted.toSorted()).toEqual(proposals.map(({ label }) => label).toSorted())
        expect(sorted.filter((label) => label !== '是 62')).toEqual(
          proposals.map(({ label }) => label).filter((label) => label !== '是 62'),
        )
      }),
      { numRuns: 30 },
    )
  })
})
