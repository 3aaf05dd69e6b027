import { describe, expect, it } from 'vitest'
import { walkItems, type WalkItem } from '../../../renderer/store/import-walk.ts'
import { eachPlace, type RecognizedCell, type Recognition } from '../../../shared/import/recognition.ts'
import { repairsOf } from '../../../shared/import/repairs.ts'
import { exact } from '../../../shared/report/cell.ts'
import { setCells, setProse } from '../../../shared/report/edits.ts'
import type { Draft } from '../../../shared/report/model.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { emptyDraft } from '../support/drafts.ts'

const rowOf = (row: string): readonly string[] =>
  tableIds
    .flatMap((table) => layoutOf(tableSpec(2021, table)).figures)
    .filter(({ rowKey }) => rowKey === row)
    .map(({ address }) => address)

/** The one question about a row all of whose cells the file gives with these characters, the draft being as it is. */
function asked(draft: Draft, row: string, raw: string): WalkItem {
  const addresses = rowOf(row)
  const cells = addresses.map((address): RecognizedCell => ({
    address,
    state: 'asked',
    cell: null,
    raw,
    candidates: [],
    origin: null,
  }))
  const recognition: Recognition = {
    report: draft.report,
    cells,
    sections: [],
    paragraphs: eachPlace(() => []),
    unused: [],
    notes: [],
  }
  const repairs = repairsOf(recognition, draft.report.cells)
  const [item, ...others] = walkItems({
    draft,
    repairs,
    cells,
    findings: [],
    notes: [],
    recognition,
    left: [],
    divided: new Set(),
  })
  if (item === undefined || others.length > 0) throw new Error('not asked as one')
  return item
}

const made62 = setCells(emptyDraft(), [{ address: 'normative_made', cell: exact(62) }])

describe('figures of a row that can be cut in several ways', () => {
  it('are asked without a first where nothing decides', () => {
    const { sentence, proposals } = asked(made62, 'normative', '6233440')
    expect(proposals.map(({ label }) => label)).toEqual([
      '62 | 3 | 3440',
      '62 | 33 | 440',
      '62 | 334 | 40',
      '62 | 3344 | 0',
    ])
    expect(sentence).toContain('几种分法都说得通，请对照原件选。没有改动，由您决定。')
    expect(sentence).not.toContain('第一种')
  })

  it('begin with the one that the text names, and say so', () => {
    const words = '2025年，全年废止行政规范性文件33件。'
    const draft = setProse(made62, 'overview', 'before', [{ level: 0, runs: [{ text: words }] }])
    const { sentence, proposals } = asked(draft, 'normative', '6233440')
    expect(proposals[0]?.label).toBe('62 | 33 | 440')
    expect(sentence).toMatch(/照第一种办法，勾稽关系没有不符。正文写着“.*33件”，与第一种一致。/u)
    expect(sentence).not.toContain('都说得通')
  })

  it('begin with those that break the fewest sums, and say how many of them there are', () => {
    const { sentence } = asked(emptyDraft(), 'received', '8 15 2 0 0 0 0 17')
    expect(sentence).toContain('照第一种办法，勾稽关系没有不符。')
    const { sentence: other } = asked(emptyDraft(), 'received', '0 0 0 0 0 0 0 0')
    expect(other).toContain('几种办法都说得通，请对照原件选。')
  })
})
