// The text against the tables: what is told of it, where, and when it stays silent.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../shared/finding.ts'
import { applyProposal } from '../../../../shared/report/apply-proposal.ts'
import { exact } from '../../../../shared/report/cell.ts'
import { acceptFinding, setCell, setOffice, setOfficeKind, setYear } from '../../../../shared/report/edits.ts'
import type { Draft } from '../../../../shared/report/model.ts'
import { textOf } from '../../../../shared/report/prose.ts'
import { rollForward } from '../../../../shared/report/roll-forward.ts'
import { check } from '../../../../shared/rules/check.ts'
import { standingOf } from '../../../../shared/rules/standing.ts'
import { ruleSpec } from '../../../../shared/template/rule-list.ts'
import { draftOf, draftWith, filledReport, withText } from '../filled.ts'

/** 34 came in, 2 were carried over, 36 were finished: 20 granted, 5 in part, 6 refused, 3 unable, 2 otherwise. */
const figures = {
  received_person: 30,
  received_company: 4,
  carried_in_person: 2,
  granted_person: 20,
  partial_person: 5,
  refused_law_person: 2,
  refused_process_company: 4,
  unable_not_held_person: 3,
  other_rest_person: 2,
  review_upheld: 3,
  review_other: 1,
  suit_direct_upheld: 1,
  suit_reviewed_other: 1,
  normative_made: 8,
  normative_repealed: 2,
  normative_valid: 46,
}
const draft = draftWith(figures, { received_person: 30 })

const ofText = (one: Draft): readonly Finding[] =>
  check(one).filter(({ rule }) => ruleSpec(rule).ofText !== undefined)
const told = (one: Draft): readonly string[] =>
  ofText(one).map(({ rule, said }) => `${rule} ${said?.join() ?? ''}`)
const about = (text: string, one = draft): readonly string[] => told(withText(one, 'overview', text))

describe('a number of the text', () => {
  it.each([
    '2024年，我局共收到政府信息公开申请34件，上年结转2件，办结36件，无结转下年度办理。',
    '全年受理政府信息公开申请36件（含上年结转2件），均按期答复。',
    '共办理政府信息公开申请34件。',
    '答复政府信息公开申请34件，主动撤回2件。',
    '政府信息公开申请，予以公开20件，占55.6%；部分公开5件；不予公开6件，占17.6%；无法提供3件；其他处理2件。',
    '收到政府信息公开申请34件，同比增长13.3%。',
    '因政府信息公开申请引发行政复议4件，其中维持3件、其他结果1件；行政诉讼2件，其中未经复议直接起诉1件。',
    '全年制定行政规范性文件8件、废止2件，现行有效46件。',
    '收到政府信息公开申请40件，受理政府信息公开申请34件。',
  ])('that agrees says nothing: %s', (text) => expect(about(text)).toEqual([]))

  it.each([
    ['2024年，我局共收到政府信息公开申请35件。', ['N-1 收到政府信息公开申请35件']],
    ['我局未收到政府信息公开申请。', ['N-1 未收到政府信息公开申请']],
    ['全年办结政府信息公开申请34件。', ['N-2 办结政府信息公开申请34件']],
    ['收到政府信息公开申请34件，上年结转3件。', ['N-2 上年结转3件']],
    ['政府信息公开申请，予以公开21件、不予公开6件。', ['N-2 予以公开21件']],
    ['政府信息公开申请，予以公开20件，占60%。', ['N-5 予以公开20件，占60%']],
    ['收到政府信息公开申请34件，同比下降13.3%。', ['N-5 收到政府信息公开申请34件，同比下降13.3%']],
    ['因政府信息公开申请引发行政复议3件。', ['N-3 因政府信息公开申请引发行政复议3件']],
    ['未发生因政府信息公开引发的行政诉讼。', ['N-3 未发生因政府信息公开引发的行政诉讼']],
    ['政府信息公开行政复议4件，其中结果纠正1件。', ['N-3 结果纠正1件']],
    ['全年制定行政规范性文件8件、废止2件，现行有效64件。', ['N-6 现行有效64件']],
    ['收取信息处理费0.39万元。', ['N-4 收取信息处理费0.39万元']],
  ])('that does not agree is told: %s', (text, expected) => expect(about(text)).toEqual(expected))

  it.each([
    ['of another year', '2023年，我局共收到政府信息公开申请30件。', draft],
    ['of the year that is planned for', '2025年，我局办结政府信息公开申请99件。', draft],
    ['of last year', '去年收到政府信息公开申请30件。', draft],
    [
      'carried over to another year than the next',
      '申请公开政府信息：政府信息公开申请结转至2027年3件。',
      draft,
    ],
    ['of another office', '县政府办公室收到政府信息公开申请12件。', draft],
    ['of one channel', '通过网络收到政府信息公开申请20件。', draft],
    ['about so many', '收到政府信息公开申请30余件。', draft],
    [
      'where the table is blank',
      '收到政府信息公开申请35件。',
      draftWith({ ...figures, received_legal: null }),
    ],
    [
      'where the table holds no number',
      '收到政府信息公开申请35件。',
      draftWith({ ...figures, received_total: '约34' }),
    ],
    ['where the form has no such cell', '制定行政规范性文件9件。', draftOf(filledReport(2020, {}, 2019))],
  ])('%s is not compared', (_case, text, one) => expect(about(text, one)).toEqual([]))

  it('of the office alone is not that of a whole city', () => {
    const text = '市政府办公室共收到政府信息公开申请12件。全市共收到政府信息公开申请35件。'
    const city = setOffice(draft, '云溪市人民政府')
    expect(about(text, city)).toEqual(['N-1 收到政府信息公开申请35件'])
    const own = setOfficeKind(setOffice(draft, '云溪市人民政府办公室'), 'own_office')
    expect(about('市政府办公室共收到政府信息公开申请12件。', own)).toEqual(['N-1 收到政府信息公开申请12件'])
  })

  it.each([
    ['云溪市人民政府', '全市', 1],
    ['云溪市数据局', '全市', 0],
    ['云溪市数据局', '我市', 0],
    ['云溪市数据局', '我局', 1],
    ['云溪市清水镇人民政府', '我镇', 1],
    ['云溪市清水镇人民政府', '全市', 0],
    ['云溪市人民政府', '各级行政机关', 1],
    ['云溪市人民政府', '清水镇', 0],
  ])('in the report of %s said of %s is compared %i times', (office, who, times) => {
    expect(about(`${who}共收到政府信息公开申请35件。`, setOffice(draft, office))).toHaveLength(times)
  })

  it('is looked for in a section of its own without the word for it', () => {
    const one = withText(draft, 'requests', '其中予以公开21件。')
    expect(told(one)).toEqual(['N-2 予以公开21件'])
    expect(told(withText(draft, 'problems', '其中予以公开21件。'))).toEqual([])
  })

  it('is told with both readings, and says nothing of what is wrong', () => {
    const [finding] = ofText(withText(draft, 'overview', '我局共收到政府信息公开申请 35 件。'))
    expect(finding).toMatchObject({
      level: 'hint',
      cells: ['received_total', 'carried_in_total'],
      left: '35',
      right: null,
      places: [{ section: 'overview', part: 'before', paragraph: 0, from: 3, to: 18 }],
      said: ['收到政府信息公开申请35件'],
    })
    expect(finding?.proposals?.map(({ label }) => label)).toEqual([
      '把正文改为 34 件（本年新收）',
      '把正文改为 36 件（加上结转）',
    ])
  })

  it('is not to be changed while the table contradicts itself', () => {
    const one = withText(draft, 'overview', '全年办结政府信息公开申请34件。')
    expect(ofText(one).map(({ proposals }) => proposals?.length)).toEqual([1])
    expect(ofText(setCell(one, 'granted_person', exact(30))).map(({ proposals }) => proposals)).toEqual([
      undefined,
    ])
  })

  it('with one reading has its difference', () => {
    const [finding] = ofText(withText(draft, 'overview', '全年办结政府信息公开申请34件。'))
    expect(finding).toMatchObject({ level: 'warning', left: '34', right: '36', difference: '-2' })
  })
})

describe('the sixth section', () => {
  const unpaid = draftWith({ ...figures, granted_person: 18, other_unpaid_person: 2 })

  it.each([
    ['says nothing of fees', '无。', ['N-4 ']],
    ['speaks of fees', '本年度未收取信息处理费。', []],
  ])('that %s', (_case, text, expected) => {
    expect(told(withText(unpaid, 'other', text))).toEqual(expected)
  })

  it('is not asked for before it is written, nor where nobody owed anything', () => {
    expect(told(unpaid)).toEqual([])
    expect(told(withText(draft, 'other', '无。'))).toEqual([])
  })
})

describe('a draft that was rolled forward', () => {
  it('says nothing of last year’s text before the tables are filled in', () => {
    const last = withText(
      withText(draft, 'overview', '共收到政府信息公开申请99件，上年结转98件，办结97件，予以公开96件。'),
      'disputes',
      '政府信息公开行政复议95件。',
    ).report
    const rolled = rollForward(last, { fileName: '上年.docx', format: 'docx' }, 2025).draft
    expect(textOf(rolled.report.sections.overview.before[0] ?? { level: 0, runs: [] })).toContain('99件')
    expect(told(rolled)).toEqual([])
  })
})

describe('an accepted difference', () => {
  const accepting = (one: Draft): Draft =>
    ofText(one).reduce((next, finding) => acceptFinding(next, finding, '只写机关本级'), one)
  const open = (one: Draft): readonly string[] => standingOf(one, ofText(one)).open.map(({ rule }) => rule)
  const accepted = accepting(withText(draft, 'overview', '共收到政府信息公开申请35件。'))

  it('rests while both numbers stand, wherever the sentence moves', () => {
    expect(open(accepted)).toEqual([])
    expect(open(withText(accepted, 'overview', '新的一段。', '全年共收到政府信息公开申请 35 件。'))).toEqual(
      [],
    )
  })

  it('comes back when the number of the text changes', () => {
    const changed = withText(accepted, 'overview', '共收到政府信息公开申请33件。')
    expect(open(changed)).toEqual(['N-1'])
  })

  it('comes back when the number of the table changes', () => {
    expect(open(setCell(accepted, 'received_person', exact(28)))).toEqual(['N-1'])
  })

  it('accepts only the words it was given for', () => {
    const both = withText(accepted, 'overview', '共收到政府信息公开申请35件。', '受理政府信息公开申请33件。')
    expect(standingOf(both, ofText(both)).open.map(({ said }) => said)).toEqual([
      ['受理政府信息公开申请33件'],
    ])
  })
})

/** Sentences made of the table's own numbers; `numbers` are those that are compared, by their place in the list. */
const phrasings: readonly ((n: readonly number[]) => string)[] = [
  ([a]) => `2024年，我局共收到政府信息公开申请${a}件。`,
  ([a]) => `全年受理 ${a} 件政府信息公开申请，均依法办理。`,
  ([, b]) => `政府信息公开申请方面，全年按时办结政府信息公开申请${b}件。`,
  ([, , c]) => `政府信息公开申请中，不予公开${c}件。`,
  ([, , , d]) => `因政府信息公开工作被申请行政复议${d}件。`,
  ([, , , , e]) => `全年新制定行政规范性文件${e}件。`,
]

describe('sentences made from the table', () => {
  const counts = fc.record({
    received: fc.integer({ min: 1, max: 99_999 }),
    refused: fc.integer({ min: 0, max: 999 }),
    review: fc.integer({ min: 0, max: 999 }),
    made: fc.integer({ min: 0, max: 99 }),
  })
  const given = fc.record({
    counts,
    phrasing: fc.nat({ max: phrasings.length - 1 }),
    before: fc.constantFrom('', '严格落实《条例》要求。', '一是规范流程，二是加强培训；'),
    off: fc.integer({ min: 1, max: 50 }),
  })

  function parts({
    received,
    refused,
    review,
    made,
  }: { [K in 'received' | 'refused' | 'review' | 'made']: number }) {
    const table = draftWith({
      received_person: received + refused,
      granted_person: received,
      refused_law_person: refused,
      review_upheld: review,
      normative_made: made,
      normative_valid: made,
    })
    return { table, numbers: [received + refused, received + refused, refused, review, made] }
  }
  /** Which of the numbers a phrasing speaks of. */
  const spoken = [0, 0, 1, 2, 3, 4]

  it('with its own numbers say nothing; with one changed exactly one finding, at its very words', () => {
    fc.assert(
      fc.property(given, ({ counts: own, phrasing, before, off }) => {
        const { table, numbers } = parts(own)
        const write = phrasings[phrasing] ?? (() => '')
        expect(told(withText(table, 'overview', before + write(numbers)))).toEqual([])
        const at = spoken[phrasing] ?? 0
        const wrong = numbers.map((number, index) => (index === at ? number + off : number))
        const text = before + write(wrong)
        const one = withText(table, 'overview', text)
        const found = ofText(one)
        expect(found).toHaveLength(1)
        const [place] = found[0]?.places ?? []
        const words = text.slice(place?.from, place?.to)
        expect(words.replace(/\s/gu, '')).toBe(found[0]?.said?.[0])
        expect(words).toContain(String(wrong[at]))
        // Each proposal puts the table's number there and settles it.
        for (const proposal of found[0]?.proposals ?? [])
          expect(told(applyProposal(one, proposal))).toEqual([])
      }),
    )
  })

  it('are compared with the year the report is of', () => {
    const { table, numbers } = parts({ received: 9, refused: 1, review: 0, made: 0 })
    const text = `2024年，我局共收到政府信息公开申请${(numbers[0] ?? 0) + 1}件。`
    expect(told(withText(table, 'overview', text))).toHaveLength(1)
    expect(told(setYear(withText(table, 'overview', text), 2025))).toEqual([])
  })
})
