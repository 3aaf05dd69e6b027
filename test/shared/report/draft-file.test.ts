// The draft file: everything kept, everything hostile refused.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, slash } from '../../../shared/report/cell.ts'
import { isDraftFile, parseDraft, serializeDraft } from '../../../shared/report/draft-file.ts'
import { draftJsonSchema } from '../../../shared/report/draft-schema.ts'
import { setCell, setProse } from '../../../shared/report/edits.ts'
import { firstVersion, latestVersion, migrations } from '../../../shared/report/migrations.ts'
import { defaultProfile, emptyReport, type Draft } from '../../../shared/report/model.ts'
import { draftArbitrary } from '../../support/arbitraries.ts'

const empty: Draft = {
  report: emptyReport(2021, '云溪市数据局', 2025),
  accepted: [],
  profile: defaultProfile,
}
const body = (text: string) => ({ level: 0, runs: [{ text }] }) as const

/** The empty draft's file as plain JSON, to be spoilt. */
function plain(): Record<string, unknown> {
  return JSON.parse(serializeDraft(empty)) as Record<string, unknown>
}

/** The file with one value put at a path. */
function withValue(path: readonly string[], value: unknown): string {
  const file = plain()
  let at: Record<string, unknown> = file
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
  at[path.at(-1) ?? ''] = value
  return JSON.stringify(file)
}

function expectFailure(text: string, code: string, sentence = ''): void {
  const outcome = parseDraft(text, '甲.nianbao')
  expect(outcome).toMatchObject({ ok: false, failure: { code } })
  if (!outcome.ok) expect(outcome.failure.sentence).toContain(sentence)
}

function opened(text: string): Draft {
  const outcome = parseDraft(text, '甲.nianbao')
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

describe('serialize and parse', () => {
  it('keep everything of any draft, without a note', () => {
    fc.assert(
      fc.property(draftArbitrary, (draft) => {
        expect(parseDraft(serializeDraft(draft), '甲.nianbao')).toEqual({ ok: true, value: draft, notes: [] })
      }),
      { numRuns: 150 },
    )
  })

  it('write a file that a person can read', () => {
    const cells = {
      received_person: exact(12),
      fee_income: exact(50, 2),
      normative_valid: slash,
      licence_decisions: { kind: 'unread', text: '约20' },
    } as const
    const draft = { ...empty, report: { ...empty.report, head: [body('根据条例')], cells } }
    const file = JSON.parse(serializeDraft(draft)) as { report: object }
    expect(Object.keys(file)).toEqual(['format', 'version', 'report', 'accepted', 'profile'])
    expect(file).toMatchObject({
      format: 'nianbao-draft',
      version: latestVersion(migrations),
      report: {
        office: '云溪市数据局',
        year: 2025,
        head: [{ level: 0, runs: [{ text: '根据条例' }] }],
        cells: {
          normative_valid: '/',
          licence_decisions: { text: '约20' },
          fee_income: '0.50',
          received_person: 12,
        },
      },
    })
    // In the order of the form, so that a person can find a cell.
    expect(serializeDraft(draft)).toMatch(
      /normative_valid[^]*licence_decisions[^]*fee_income[^]*received_person/u,
    )
  })

  it('give a frozen draft', () => {
    const { report } = opened(serializeDraft(setProse(empty, 'other', 'before', [body('甲')])))
    expect([report, report.cells, report.sections.other.before[0]?.runs].every(Object.isFrozen)).toBe(true)
  })

  it('bring prose that somebody typed into the file into normal form', () => {
    const text = withValue(['report', 'head'], [{ level: 0, runs: [{ text: ' 甲' }, { text: '乙' }] }])
    expect(opened(text).report.head).toEqual([body('甲乙')])
  })
})

describe('unknown fields', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['newer', ['newer']],
    ['report.newer', ['report', 'newer']],
    ['report.edition.newer', ['report', 'edition', 'newer']],
    ['report.sections.newer', ['report', 'sections', 'newer']],
    ['report.sections.other.newer', ['report', 'sections', 'other', 'newer']],
    ['report.head.newer', ['report', 'head', '0', 'newer']],
    ['report.head.runs.newer', ['report', 'head', '0', 'runs', '0', 'newer']],
    ['report.cells.newer', ['report', 'cells', 'licence_decisions', 'newer']],
    ['accepted.newer', ['accepted', '0', 'newer']],
    ['profile.newer', ['profile', 'newer']],
    ['lastYear.newer', ['lastYear', 'newer']],
    ['lastYear.origin.newer', ['lastYear', 'origin', 'newer']],
    ['lastYear.report.newer', ['lastYear', 'report', 'newer']],
  ]
  const full: Draft = {
    ...empty,
    report: {
      ...empty.report,
      head: [body('甲')],
      cells: { licence_decisions: { kind: 'unread', text: '约20' } },
    },
    lastYear: { report: empty.report, origin: { fileName: '上年.txt', format: 'txt' } },
    accepted: [{ rule: 'Y-2', cells: ['normative_valid'], values: ['1'], reason: '清理' }],
  }

  it.each(cases)('%s is named, kept through an edit, and written back', (name, path) => {
    const file = JSON.parse(serializeDraft(full)) as Record<string, unknown>
    let at = file
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
    at['newer'] = { deep: [1, { er: null }] }
    const outcome = parseDraft(JSON.stringify(file), '甲.nianbao')
    if (!outcome.ok) throw new Error(outcome.failure.sentence)
    expect(outcome.notes.map(({ sentence }) => sentence)).toEqual([
      `草稿中的“${name}”是本程序不认识的内容，已原样保留。`,
    ])
    const edited = setCell(outcome.value, 'received_person', exact(1))
    const written = JSON.parse(serializeDraft(setCell(edited, 'received_person', null))) as unknown
    expect(written).toEqual(file)
  })

  it('a cell of a form that is not known is kept with its value', () => {
    const text = withValue(['report', 'cells'], { future_cell: '1.50', received_person: 2 })
    const outcome = parseDraft(text, '甲.nianbao')
    expect(outcome).toMatchObject({ ok: true, notes: [{ code: 'unknown-field' }] })
    expect(JSON.parse(serializeDraft(opened(text)))).toEqual(JSON.parse(text))
  })
})

describe('a file that is no draft of ours', () => {
  it.each([
    ['nothing', '', 'file-empty'],
    ['blanks', ' \n\ufeff', 'file-empty'],
    ['a draft cut off in the middle', serializeDraft(empty).slice(0, 300), 'draft-broken'],
    ['a draft cut off at its last brace', serializeDraft(empty).trim().slice(0, -1), 'draft-broken'],
    ['text', '石嘴山市人民政府办公室', 'draft-broken'],
    ['a list', '[]', 'draft-invalid'],
    ['null', 'null', 'draft-invalid'],
    ['another JSON file', '{"name": "package", "version": "1.0.0"}', 'draft-invalid'],
    ['no version', '{"format": "nianbao-draft"}', 'draft-invalid'],
    ['version 0', withValue(['version'], 0), 'draft-invalid'],
    ['version 1.5', withValue(['version'], 1.5), 'draft-invalid'],
    ['a later version', withValue(['version'], latestVersion(migrations) + 1), 'draft-too-new'],
    ['a much later version of another shape', '{"format":"nianbao-draft","version":99}', 'draft-too-new'],
  ])('%s is refused', (_case, text, code) => expectFailure(text, code, code === 'usage' ? '' : '甲.nianbao'))

  it('of a later version names both versions and says it was left alone', () => {
    expectFailure(
      withValue(['version'], 7),
      'draft-too-new',
      `“甲.nianbao”是更新版本的程序保存的（第 7 版，本程序认得到第 ${latestVersion(migrations)} 版）；原文件没有改动`,
    )
  })

  it.each([
    ['fifty megabytes of noughts', '0'.repeat(50_000_000), 'draft-broken'],
    ['fifty megabytes of zero bytes', '\0'.repeat(50_000_000), 'draft-broken'],
    [
      'a number of five million noughts',
      withValue(['report', 'year'], 'X').replace('"X"', `1${'0'.repeat(5_000_000)}`),
      'draft-invalid',
    ],
    ['brackets five million deep', '['.repeat(5_000_000), 'draft-broken'],
    [
      'a list a million deep',
      withValue(['deep'], 'X').replace('"X"', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`),
      'draft-invalid',
    ],
    [
      'a million cells of no address',
      withValue(['report', 'cells'], 'X').replace(
        '"X"',
        `{${Array.from({ length: 1_000_000 }, (_, index) => `"${index}":1`).join()}}`,
      ),
      'draft-invalid',
    ],
  ])('%s are refused within seconds', { timeout: 10_000 }, (_case, text, code) => {
    expectFailure(text, code)
  })

  it.each([
    '{"format":"nianbao-draft","version":1,"__proto__":{"polluted":true}}',
    withValue(['report', 'head'], 'X').replace(
      '"X"',
      '[{"level":0,"runs":[],"__proto__":{"polluted":true}}]',
    ),
    withValue(['report', 'cells'], 'X').replace('"X"', '{"__proto__":{"text":"甲"}}'),
    withValue(['report', 'cells'], 'X').replace('"X"', '{"constructor":{"text":"甲"}}'),
    withValue(['newer'], 'X').replace('"X"', '[{"deep":{"prototype":1}}]'),
  ])('with a name that reaches a prototype is refused: %#', (text) => {
    expectFailure(text, 'draft-invalid', '不允许的名称')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('never throws, whatever was done to a draft', () => {
    const whole = serializeDraft(empty)
    const spoilt = fc
      .tuple(
        fc.nat({ max: whole.length }),
        fc.nat({ max: 30 }),
        fc.constantFrom('', '"', '{', ']', '9', 'null', '\0', '甲'),
      )
      .map(([at, length, put]) => `${whole.slice(0, at)}${put}${whole.slice(at + length)}`)
    fc.assert(
      fc.property(spoilt, (text) => {
        const outcome = parseDraft(text, '甲.nianbao')
        if (!outcome.ok) expect(outcome.failure.sentence).toContain('甲.nianbao')
      }),
      { numRuns: 3000 },
    )
  })

  it('never throws for any JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.boolean(), (json, isRoot) => {
        const text = isRoot ? json : withValue(['report', 'sections'], JSON.parse(json))
        expect(parseDraft(text, '甲.nianbao').ok).toBe(false)
      }),
    )
  })
})

describe('a wrong shape is named in the words of the form', () => {
  const paragraph = { level: 0, runs: [{ text: '甲' }] }
  it.each([
    [['report', 'office'], 3, '单位名称'],
    [['report', 'officeKind'], 'ministry', '单位类型'],
    [['report', 'year'], '2025', '报告年度'],
    [['report', 'year'], 2025.5, '报告年度'],
    [['report', 'title'], null, '标题'],
    [['report', 'edition', 'requests'], 2020, '表格的格式版本'],
    [['report', 'head'], [paragraph, { level: 7, runs: [] }], '题头第2段'],
    [['report', 'sections', 'problems', 'before'], [paragraph, 1], '“五、存在的主要问题及改进情况”第2段'],
    [
      ['report', 'sections', 'requests', 'after'],
      [{ level: 0 }],
      '“三、收到和处理政府信息公开申请情况”表后第1段',
    ],
    [['report', 'sections', 'other', 'after'], '甲', '“六、其他需要报告的事项”'],
    [['report', 'sections'], [], '“一、总体情况”'],
    [['report', 'cells', 'refused_secret_person'], 1.5, '表三“（三）1.属于国家秘密”的“自然人”一格'],
    [['report', 'cells', 'review_upheld'], null, '表四的“行政复议·结果维持”一格'],
    [['report', 'cells', 'fee_income'], '12,5', '表二“行政事业性收费”的“本年收费金额（单位：万元）”一格'],
    [['report', 'cells', 'fee_income'], '9007199254740993.5', '一格'],
    [['report', 'cells', 'fee_income'], { text: '' }, '一格'],
    [['report', 'cells', 'fee_income'], 9007199254740992, '一格'],
    [['report', 'cells', 'A1'], 1, '三张表的数字中的“A1”'],
    [['report', 'cells'], 3, '三张表的数字'],
    [['report', 'date'], 3, '成文日期'],
    [['report'], [], '单位名称'],
    [['report'], null, '报告内容'],
    [['lastYear'], { report: {}, origin: { fileName: 'a', format: 'b' } }, '上年报告的单位名称'],
    [['lastYear'], { report: {} }, '上年报告的来源'],
    [['accepted'], [{ rule: 'X-1' }], '第1条已说明理由的提示'],
    [['accepted'], {}, '已说明理由的提示'],
    [['profile', 'yearWord'], '岁', '文档样式'],
    [['profile', 'bodyFont'], '仿宋"/>', '文档样式'],
    [['profile', 'bodyFont'], '', '文档样式'],
    [['profile', 'linePitch'], 12, '文档样式'],
    [['profile', 'tableSize'], 20.5, '文档样式'],
    [['profile', 'signature'], 'stamp', '文档样式'],
  ])('%j = %j', (path, value, where) => {
    expectFailure(withValue(path, value), 'draft-invalid', where)
  })
})

describe('isDraftFile', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  it.each([
    ['a draft by its name', serializeDraft(empty), '甲.nianbao', true],
    ['a draft renamed', `\ufeff${serializeDraft(empty)}`, '甲.txt', true],
    ['a damaged draft by its name', '{"report"', '甲.NIANBAO', true],
    ['an empty file by its name', '', '甲.nianbao', true],
    ['a Word file renamed', 'PK\u0003\u0004…', '甲.nianbao', false],
    ['a web page renamed', '<html>', '甲.nianbao', false],
    ['text', '政府信息公开工作年度报告 "nianbao-draft"', '甲.txt', false],
  ])('%s', (_case, text, name, isDraft) => {
    expect(isDraftFile(bytes(text), name)).toBe(isDraft)
  })
})

describe('the fixtures', () => {
  const folder = new URL('../../fixtures/drafts/', import.meta.url)

  it('hold a draft of every version there ever was', () => {
    const versions = Array.from(
      { length: latestVersion(migrations) - firstVersion + 1 },
      (_, index) => index + firstVersion,
    )
    expect(readdirSync(folder).toSorted()).toEqual(versions.map((version) => `version-${version}.nianbao`))
  })

  it.each(readdirSync(folder))('%s still opens, with every figure and word', (name) => {
    const draft = opened(readFileSync(new URL(name, folder), 'utf8'))
    expect(draft.report).toMatchObject({
      office: '云溪市数据局',
      officeKind: 'department',
      year: 2024,
      edition: { disclosure: 2021, requests: 2021, disputes: 2021 },
      cells: {
        normative_valid: exact(12),
        fee_income: exact(1865106, 2),
        received_person: exact(31),
        received_total: exact(31),
        review_upheld: slash,
        coercion_decisions: { kind: 'unread', text: '约3' },
      },
      signature: '云溪市数据局',
      date: '2025年1月XX日',
    })
    expect(draft.report.sections.overview.before[1]).toEqual({
      level: 2,
      lead: 10,
      runs: [{ text: '（一）主动公开情况。', bold: true }, { text: '全年主动公开信息240条。' }],
    })
    expect(draft.lastYear).toMatchObject({
      origin: { fileName: '2023年度报告.docx' },
      report: { year: 2023 },
    })
    expect(draft.accepted[0]).toEqual({
      rule: 'Y-2',
      cells: ['normative_valid'],
      values: ['12'],
      reason: '年内清理，按清理结果统计。',
    })
    expect(draft.profile).toEqual({ ...defaultProfile, yearWord: '年度' })
  })

  it('of version 3 keeps the words that a warning is about', () => {
    const draft = opened(readFileSync(new URL('version-3.nianbao', folder), 'utf8'))
    expect(draft.accepted[1]).toEqual({
      rule: 'N-1',
      cells: ['received_total', 'carried_in_total'],
      said: ['收到政府信息公开申请29件'],
      values: ['31', ''],
      reason: '正文只写机关本级。',
    })
  })
})

describe('the JSON Schema', () => {
  it('in docs/schema is the current one (npm run schema)', () => {
    const committed = new URL('../../../docs/schema/draft.json', import.meta.url)
    expect(existsSync(committed)).toBe(true)
    expect(JSON.parse(readFileSync(committed, 'utf8'))).toEqual(draftJsonSchema())
  })
})
