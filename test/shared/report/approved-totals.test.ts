import { describe, expect, it } from 'vitest'
import { compareApproved, type Accepted } from '../../../shared/report/approved-changes.ts'
import { changesLeft } from '../../../shared/report/approved-totals.ts'
import { exact } from '../../../shared/report/cell.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { layoutOf } from '../../../shared/template/layout.ts'

const base = emptyReport(2021, '云溪市数据局', 2025)
const row = layoutOf(tableSpec(2021, 'requests')).figures.filter(({ rowKey }) => rowKey === 'granted')
const [person, company, total] = ['granted_person', 'granted_company', 'granted_total']

/** The row with these two figures, 0 in the others, and its total as given. */
const granted = (natural: number, companies: number, sum: number | null): Report => ({
  ...base,
  cells: Object.fromEntries(
    row.flatMap(({ address }) => {
      if (address === total) return sum === null ? [] : [[address, exact(sum)]]
      return [[address, exact(address === person ? natural : address === company ? companies : 0)]]
    }),
  ),
})

/** 34 in the draft, 35 in the file, whose total still says 34; another figure of the row went from 1 to 3. */
function left(accepted: readonly string[], refused: readonly string[], theirs = granted(34, 3, 35)) {
  const draft = frozen({ report: granted(33, 1, null), accepted: [], profile: defaultProfile })
  const missing = { cells: new Set<string>(), sections: new Set<never>(), tables: new Set<never>() }
  const report = onPaper(theirs, { formulas: false })
  const comparison = compareApproved(draft, { report, doubts: new Map(), missing, yearWord: null })
  const taken: Accepted = new Map(accepted.map((id) => [id, null]))
  return changesLeft(comparison, taken, new Set(refused)).map((change) =>
    change.kind === 'cell' ? [change.id, change.sum] : [change.id],
  )
}

describe('a total that the file does not add up to', () => {
  it('says what it comes to while nothing is refused', () => {
    expect(left([], [])).toEqual([
      [person, null],
      [company, null],
      [total, '37'],
    ])
    expect(left([person, company], [])).toEqual(left([], []))
  })

  it('is no question once what is refused leaves it as the file has it', () => {
    expect(left([], [company])).toEqual([
      [person, null],
      [company, null],
    ])
    expect(left([person], [company])).toEqual(left([], [company]))
  })

  it('says what it comes to without what is refused', () => {
    expect(left([], [person])).toEqual([
      [person, null],
      [company, null],
      [total, '36'],
    ])
    expect(left([], [person, company])).toContainEqual([total, '34'])
  })

  it('is not asked where all is refused and the draft’s own total is what the file says', () => {
    expect(left([], [person], granted(34, 1, 34))).toEqual([[person, null]])
  })

  it('stays where it was taken over, so that it can be given back', () => {
    expect(left([total], [company]).map(([id]) => id)).toContain(total)
  })
})
