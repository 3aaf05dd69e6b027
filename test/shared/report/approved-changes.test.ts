import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clearChanges,
  compareApproved,
  withAccepted,
  type Accepted,
  type ApprovedChange,
  type ApprovedComparison,
  type Approved,
} from '../../../shared/report/approved-changes.ts'
import { exact, slash, type Cell } from '../../../shared/report/cell.ts'
import { setCell, setProse } from '../../../shared/report/edits.ts'
import { shownCells } from '../../../shared/report/evaluate.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft, type Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import type { Paragraph } from '../../../shared/report/prose.ts'
import { figuresOf, profileArbitrary, reportArbitrary, reportOfEdition } from '../../support/arbitraries.ts'
import { paragraphArbitrary } from '../../support/prose-arbitraries.ts'

function draftOf(report: Report, profile = defaultProfile): Draft {
  return frozen({ report, accepted: [], profile })
}

/** A file that says all of the report, clearly. */
function saying(report: Report, more: Partial<Approved> = {}): Approved {
  const missing = { cells: new Set<string>(), sections: new Set<never>(), tables: new Set<never>() }
  return { report: onPaper(report, { formulas: false }), doubts: new Map(), missing, yearWord: null, ...more }
}

const all = (changes: readonly ApprovedChange[]): Accepted => new Map(changes.map(({ id }) => [id, null]))

/** Changed here and there, as a report is that went round for approval. */
function retouched(report: Report): fc.Arbitrary<Report> {
  const figures = figuresOf(report.edition)
  const place = fc.constantFrom(
    'overview',
    'disclosure',
    'requests',
    'disputes',
    'problems',
    'other' as const,
  )
  const touch = fc.oneof(
    fc.record({ figure: fc.constantFrom(...figures), digits: fc.nat({ max: 99 }) }).map(
      ({ figure, digits }) =>
        (draft: Draft) =>
          setCell(draft, figure.address, exact(digits)),
    ),
    fc.record({ section: place, at: fc.nat({ max: 4 }), paragraph: paragraphArbitrary, drop: fc.nat(2) }).map(
      ({ section, at, paragraph, drop }) =>
        (draft: Draft) =>
          setProse(
            draft,
            section,
            'before',
            draft.report.sections[section].before.toSpliced(at, drop, paragraph),
          ),
    ),
    fc
      .record({ section: place, at: fc.nat({ max: 4 }), words: fc.constantFrom('。现予公布。', '3', '') })
      .map(
        ({ section, at, words }) =>
          (draft: Draft) =>
            setProse(
              draft,
              section,
              'before',
              draft.report.sections[section].before.map((paragraph, index) =>
                index === at ? withWords(paragraph, words) : paragraph,
              ),
            ),
      ),
  )
  return fc
    .array(touch, { maxLength: 6 })
    .map((touches) => touches.reduce((draft, change) => change(draft), draftOf(report)).report)
}

function withWords(paragraph: Paragraph, words: string): Paragraph {
  const [first, ...rest] = paragraph.runs
  return first ? { ...paragraph, runs: [...rest, { ...first, text: `${words}${first.text}` }] } : paragraph
}

const current = { disclosure: 2021, requests: 2021, disputes: 2021 } as const

/** A draft and the report an approved file holds: of the same form, and naming its office and year. */
const pairArbitrary = fc
  .oneof(
    fc.tuple(reportOfEdition(current), reportOfEdition(current)),
    reportArbitrary.chain((report) => fc.tuple(fc.constant(report), retouched(report))),
  )
  .filter(([, theirs]) => {
    const { office, year } = onPaper(theirs, { formulas: false })
    return office !== '' && year !== null
  })

describe('an approved report against a draft', () => {
  it(
    'is the draft on paper once all of it is taken over, by whatever way round',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(
          pairArbitrary,
          profileArbitrary,
          fc.infiniteStream(fc.nat()),
          ([ours, theirs], profile, order) => {
            const draft = draftOf(ours, profile)
            const comparison = compareApproved(draft, saying(theirs))
            const { changes } = comparison
            const whole = withAccepted(comparison, all(changes))
            expect(onPaper(whole.report, { formulas: false })).toEqual(onPaper(theirs, { formulas: false }))
            const shuffled = changes
              .map((change) => ({ change, at: order.next().value ?? 0 }))
              .toSorted((a, b) => a.at - b.at)
              .map(({ change }) => change)
            expect(withAccepted(comparison, all(shuffled))).toEqual(whole)
            expect(compareApproved(whole, saying(theirs)).changes).toEqual([])
          },
        ),
        { numRuns: 300 },
      )
    },
  )

  it('leaves the very same draft where nothing is taken over', () => {
    fc.assert(
      fc.property(pairArbitrary, ([ours, theirs]) => {
        const draft = draftOf(ours)
        expect(withAccepted(compareApproved(draft, saying(theirs)), new Map())).toBe(draft)
      }),
      { numRuns: 100 },
    )
  })

  it('has no change where it is the draft itself, however totals are given', () => {
    fc.assert(
      fc.property(reportArbitrary, profileArbitrary, (report, profile) => {
        const draft = draftOf(report, profile)
        expect(compareApproved(draft, saying(report)).changes).toEqual([])
        expect(compareApproved(draft, saying({ ...report, cells: shownCells(report) })).changes).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('gives every change a name of its own, and each alone changes something', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(pairArbitrary, ([ours, theirs]) => {
        const comparison = compareApproved(draftOf(ours), saying(theirs))
        const ids = comparison.changes.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const change of comparison.changes.slice(0, 12)) {
          expect(withAccepted(comparison, all([change])).report).not.toEqual(ours)
        }
      }),
      { numRuns: 60 },
    )
  })
})

const body = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })
const base: Report = {
  ...emptyReport(2021, '云溪市数据局', 2025),
  signature: '云溪市数据局',
  date: '2026年1月20日',
}

describe('cells', () => {
  const received = 'received_person'
  const [total, carried] = ['received_total', 'carried_in_person']
  const row = figuresOf(current).filter(({ table, rowKey }) => table === 'requests' && rowKey === 'received')
  const filled = (natural: number): Report => ({
    ...base,
    cells: Object.fromEntries(
      row
        .filter(({ address }) => address !== total)
        .map(({ address }) => [address, exact(address === received ? natural : 0)]),
    ),
  })
  const cellsIn = ({ changes }: ApprovedComparison) =>
    changes.flatMap((change) =>
      change.kind === 'cell'
        ? [[change.figure.address, change.before, change.after, change.sum] as const]
        : [],
    )

  it('names the row and knows its addresses', () => {
    expect(row.map(({ address }) => address)).toEqual(expect.arrayContaining([received, total]))
  })

  it('an automatic total that follows is no change and stays automatic', () => {
    const comparison = compareApproved(draftOf(filled(3)), saying(filled(8)))
    expect(cellsIn(comparison)).toEqual([[received, '3', '8', null]])
    expect(comparison.following.map(({ address }) => address)).toEqual([total])
    const whole = withAccepted(comparison, all(comparison.changes))
    expect(whole.report.cells[total]).toBeUndefined()
    expect(shownCells(whole.report)[total]).toEqual(exact(8))
  })

  it('a total that the file does not add up to is asked, and declared when taken over', () => {
    const theirs = { ...filled(8), cells: { ...filled(8).cells, [total]: exact(3) } }
    const comparison = compareApproved(draftOf(filled(3)), saying(theirs))
    expect(cellsIn(comparison)).toEqual([
      [received, '3', '8', null],
      [total, '3', '3', '8'],
    ])
    expect(clearChanges(comparison).map(({ id }) => id)).toEqual([received])
    expect(withAccepted(comparison, all(comparison.changes)).report.cells[total]).toEqual(exact(3))
  })

  it('a declared total that changes stays declared', () => {
    const ours = { ...filled(3), cells: { ...filled(3).cells, [total]: exact(3) } }
    const comparison = compareApproved(draftOf(ours), saying(filled(8)))
    expect(cellsIn(comparison)).toEqual([
      [received, '3', '8', null],
      [total, '3', '8', null],
    ])
    expect(withAccepted(comparison, all(comparison.changes)).report.cells[total]).toEqual(exact(8))
  })

  it('blanks and 「/」 are values as well', () => {
    const ours = { ...base, cells: { [received]: exact(3), [carried]: exact(1) } }
    const theirs = { ...base, cells: { [carried]: slash } }
    const comparison = compareApproved(draftOf(ours), saying(theirs))
    expect(cellsIn(comparison)).toEqual([
      [received, '3', '', null],
      [carried, '1', '/', null],
    ])
    expect(withAccepted(comparison, all(comparison.changes)).report.cells).toEqual({ [carried]: slash })
  })

  it('a cell that the file does not give clearly is asked, never taken along', () => {
    const candidates: readonly Cell[] = [exact(12), exact(3)]
    const doubts = new Map([[received, { raw: '12 3', candidates }]])
    const comparison = compareApproved(draftOf(filled(3)), saying(filled(3), { doubts }))
    // The file of the test says 3 as well, so nothing is in doubt unless the file gives no figure.
    expect(comparison.changes).toEqual([])
    const without = { ...filled(3), cells: { ...filled(3).cells } }
    delete (without.cells as Record<string, Cell>)[received]
    const asked = compareApproved(draftOf(filled(3)), saying(without, { doubts }))
    const [change] = asked.changes
    expect(change).toMatchObject({ kind: 'cell', before: '3', doubt: { raw: '12 3' } })
    expect(clearChanges(asked)).toEqual([])
    const answered = withAccepted(asked, new Map([[received, exact(12)]]))
    expect(answered.report.cells[received]).toEqual(exact(12))
  })

  it('text that is no number is asked as well', () => {
    const unread: Cell = { kind: 'unread', text: '约8' }
    const theirs = { ...filled(3), cells: { ...filled(3).cells, [received]: unread } }
    const doubts = new Map([[received, { raw: '约8', candidates: [] }]])
    const comparison = compareApproved(draftOf(filled(3)), saying(theirs, { doubts }))
    expect(clearChanges(comparison)).toEqual([])
    expect(withAccepted(comparison, new Map([[received, null]])).report.cells[received]).toEqual(unread)
  })

  it('what is not in the file is not compared, and said', () => {
    const missing = {
      cells: new Set([received]),
      sections: new Set(['overview'] as const),
      tables: new Set(['disputes'] as const),
    }
    const ours: Report = {
      ...filled(3),
      sections: { ...base.sections, overview: { before: [body('有话。')], after: [] } },
    }
    const comparison = compareApproved(draftOf(ours), saying(base, { missing }))
    expect(cellsIn(comparison).some(([address]) => address === received)).toBe(false)
    expect(comparison.changes.filter(({ kind }) => kind === 'text')).toEqual([])
    expect(comparison.notes.map(({ sentence }) => sentence)).toEqual([
      '文件中没有找到标题“一、总体情况”，这一部分和它前面一部分的文字没有比较，草稿中不变，请自行核对。',
      '文件中没有表四，没有比较，草稿中的这张表不变。',
    ])
  })

  it('a table of another form is not compared, and said', () => {
    const theirs = { ...emptyReport(2019, '云溪市数据局', 2025), signature: base.signature, date: base.date }
    const comparison = compareApproved(draftOf(filled(3)), saying(theirs))
    expect(comparison.changes).toEqual([])
    expect(comparison.notes.map(({ code }) => code)).toEqual(['compare-edition', 'compare-edition'])
  })
})

describe('title, signature and date', () => {
  const fieldsIn = ({ changes }: ApprovedComparison) =>
    changes.flatMap((change) =>
      change.kind === 'field' ? [[change.field, change.before, change.after] as const] : [],
    )

  it.each<readonly [string, Report, readonly (readonly [string, string, string])[]]>([
    [
      'another office is another title',
      { ...base, office: '云溪市大数据局' },
      [
        [
          'title',
          '云溪市数据局2025年政府信息公开工作年度报告',
          '云溪市大数据局2025年政府信息公开工作年度报告',
        ],
      ],
    ],
    [
      'a title of its own',
      { ...base, title: '云溪市数据局2025年政府信息公开年报' },
      [['title', '云溪市数据局2025年政府信息公开工作年度报告', '云溪市数据局2025年政府信息公开年报']],
    ],
    [
      'signature and date',
      { ...base, signature: '云溪市大数据局', date: '2026年1月28日' },
      [
        ['signature', '云溪市数据局', '云溪市大数据局'],
        ['date', '2026年1月20日', '2026年1月28日'],
      ],
    ],
  ])('%s', (_, theirs, expected) => {
    const comparison = compareApproved(draftOf(base), saying(theirs))
    expect(fieldsIn(comparison)).toEqual(expected)
    const { report } = withAccepted(comparison, all(comparison.changes))
    expect(onPaper(report, { formulas: false })).toEqual(onPaper(theirs, { formulas: false }))
  })

  it('the word for the year belongs to the style of the pages', () => {
    const comparison = compareApproved(draftOf(base), saying(base, { yearWord: '年度' }))
    expect(fieldsIn(comparison)).toEqual([
      ['title', '云溪市数据局2025年政府信息公开工作年度报告', '云溪市数据局2025年度政府信息公开工作年度报告'],
    ])
    const taken = withAccepted(comparison, all(comparison.changes))
    expect(taken.profile.yearWord).toBe('年度')
    expect(taken.report).toEqual(base)
  })

  it('a file without an office, or made without a signature, takes none away', () => {
    const nameless = { ...base, office: '', year: null, signature: '' }
    const unsigned = draftOf(base, { ...defaultProfile, signature: 'none' })
    expect(fieldsIn(compareApproved(unsigned, saying({ ...nameless, date: '' })))).toEqual([])
  })
})
