import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { importAnswer, importLine, type ImportAnswer } from '../../cli/answers.ts'
import { parseDraft } from '../../shared/report/draft-file.ts'
import { expectedSample, hasSamples, samplePath, type ExpectedSample } from '../support/samples.ts'
import { exampleFile, folderOfTest, nianbao } from '../support/terminal.ts'

async function imported(path: string): Promise<ImportAnswer> {
  const { code, out, err } = await nianbao('import', path, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

/** `table row column` → value, as the answer says it. */
function valuesOf({ cells }: ImportAnswer): Readonly<Record<string, ImportAnswer['cells'][number]['value']>> {
  return Object.fromEntries(
    cells.map(({ table, row, column, value }) => [`${table} ${row} ${column}`, value]),
  )
}

/** What expected.json says of a file, in the same terms, columns in the order of the answer. */
function expectedValues(answer: ImportAnswer, sample: ExpectedSample): Readonly<Record<string, unknown>> {
  const rows = new Map<string, unknown[]>()
  for (const [table, byRow] of [
    ['二', sample.table2],
    ['三', sample.table3],
    ['四', { '': sample.table4 }],
  ] as const) {
    for (const [row, values] of Object.entries(byRow)) rows.set(`${table} ${row}`, [values].flat())
  }
  const entries = answer.cells.map(({ table, row, column }) => {
    const expected = rows.get(`${table} ${row}`)?.shift()
    // expected.json keeps the unit that stands in the cell; the answer keeps it in raw.
    return [`${table} ${row} ${column}`, typeof expected === 'string' ? expected.replace('元', '') : expected]
  })
  expect([...rows.values()].flat()).toEqual([])
  return Object.fromEntries(entries)
}

describe('import of the example that the project carries', () => {
  it('gives every figure of it, the 行政复议 cells blank, nothing asked', async () => {
    const answer = await imported(exampleFile)
    expect({ edition: answer.edition, office: answer.office, year: answer.year }).toEqual({
      edition: 2021,
      office: '石嘴山市人民政府办公室',
      year: 2023,
    })
    expect(answer.cells).toHaveLength(200)
    const blank = answer.cells.filter(({ state }) => state === 'blank').map(({ column }) => column)
    expect(blank).toEqual(
      ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((name) => `行政复议·${name}`),
    )
    expect(answer.cells.filter(({ state }) => state !== 'blank' && state !== 'given')).toEqual([])
    expect(valuesOf(answer)).toMatchObject({
      '二 行政规范性文件 现行有效件数': 46,
      '二 行政事业性收费 本年收费金额（单位：万元）': '0',
      '三 一、本年新收政府信息公开申请数量 自然人': 12,
      '三 （三）3.危及“三安全一稳定” 总计': 1,
      '三 （六）3.其他 自然人': 2,
      '四  未经复议直接起诉·其他结果': 1,
      '四  行政复议·总计': null,
    })
  })

  it('says where every figure stood', async () => {
    const { cells } = await imported(exampleFile)
    const lines = readFileSync(exampleFile, 'utf8').split('\n')
    for (const { raw, origin, state } of cells) {
      if (state === 'given') expect(lines[(origin?.at.line ?? 0) - 1]?.split('\t')).toContain(raw)
    }
  })

  it('carries the text of the six sections, leaves nothing out and wonders at the blank group', async () => {
    const { sections, notes } = await imported(exampleFile)
    expect(sections.map(({ id }) => id)).toEqual([
      'overview',
      'disclosure',
      'requests',
      'disputes',
      'problems',
      'other',
    ])
    expect(sections[0]?.text.split('\n')[1]).toMatch(/^（一）主动公开情况。坚持应公开尽公开/u)
    expect(sections[5]?.text).toMatch(/没有收取政府信息公开信息处理费/u)
    expect(notes.map(({ code }) => code)).toEqual(['group-blank'])
  })

  it('tells a reader at the terminal what was found, where, and what is blank', async () => {
    const { code, out } = await nianbao('import', exampleFile)
    expect(code).toBe(0)
    for (const words of [
      '石嘴山市人民政府办公室2023年',
      '国办公开办函〔2021〕30号',
      '行政复议·结果维持',
      '第 6 行',
    ]) {
      expect(out).toContain(words)
    }
  })
})

describe.skipIf(!hasSamples)('import of published reports', () => {
  it.each(['shizuishan-2023.txt', 'shanghai-gov-office-2019.html'])(
    '%s gives exactly the figures that expected.json states',
    async (name) => {
      const answer = await imported(samplePath(name))
      const sample = expectedSample(name)
      expect({ edition: answer.edition, year: answer.year }).toEqual({
        edition: sample.edition,
        year: sample.year,
      })
      expect(answer.office).toContain(sample.unit)
      expect(valuesOf(answer)).toEqual(expectedValues(answer, sample))
      expect(answer.notes.length).toBeGreaterThan(0)
    },
  )

  it('the example of the project has the figures of 石嘴山 2023 and none of its sentences', async () => {
    const answer = await imported(exampleFile)
    expect(valuesOf(answer)).toEqual(expectedValues(answer, expectedSample('shizuishan-2023.txt')))
    const published = readFileSync(samplePath('shizuishan-2023.txt'), 'utf8').replace(/\s/gu, '')
    const sentences = answer.sections
      .flatMap(({ text }) => text.split(/[。；\n]/u))
      .map((sentence) => sentence.replace(/\s/gu, ''))
      .filter((sentence) => sentence.length > 15)
    expect(sentences.filter((sentence) => published.includes(sentence))).toEqual([])
  })
})

describe('import --out', () => {
  it('keeps a draft that says the same as the file', async () => {
    const draft = folderOfTest()('上年.nianbao')
    const { code, out } = await nianbao('import', exampleFile, '--out', draft)
    expect(code).toBe(0)
    expect(out).toContain(`草稿已写入 ${draft}`)
    const [fromFile, fromDraft] = [await imported(exampleFile), await imported(draft)]
    expect(valuesOf(fromDraft)).toEqual(valuesOf(fromFile))
    expect(fromDraft.sections).toEqual(fromFile.sections)
  })

  it('prints nothing but the answer with --json', async () => {
    const draft = folderOfTest()('上年.nianbao')
    const { code, out } = await nianbao('import', exampleFile, '--out', draft, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(await imported(exampleFile))
    expect(parseDraft(readFileSync(draft, 'utf8'), draft).ok).toBe(true)
  })

  it('overwrites nothing without --force, and says nothing before it has said so', async () => {
    const draft = folderOfTest()('上年.nianbao')
    await nianbao('new', '--office', '某局', '--year', '2025', '--out', draft)
    const before = readFileSync(draft, 'utf8')
    const refused = await nianbao('import', exampleFile, '--out', draft)
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(`“${draft}”已经存在，没有覆盖`),
    })
    expect(readFileSync(draft, 'utf8')).toBe(before)
    expect((await nianbao('import', exampleFile, '--out', draft, '--force')).code).toBe(0)
    expect(readFileSync(draft, 'utf8')).not.toBe(before)
  })
})

/** The example taken apart: its text, its tables, its tables with one figure changed. */
function takenApart(): { readonly at: (name: string) => string } {
  const at = folderOfTest()
  const lines = readFileSync(exampleFile, 'utf8').split('\n')
  const tables = lines.filter((line) => line.includes('\t')).join('\n')
  writeFileSync(at('正文.txt'), lines.filter((line) => !line.includes('\t')).join('\n'))
  writeFileSync(at('统计表.txt'), tables)
  writeFileSync(at('旧表.txt'), tables.replace('12\t0', '13\t0'))
  return { at }
}

describe('import of several files', () => {
  it('text in one and tables in another say what the whole file says', async () => {
    const { at } = takenApart()
    const { code, out } = await nianbao('import', at('正文.txt'), at('统计表.txt'), '--json')
    expect(code).toBe(0)
    const answer = v.parse(importAnswer, JSON.parse(out))
    const whole = await imported(exampleFile)
    expect(valuesOf(answer)).toEqual(valuesOf(whole))
    expect(answer.sections).toEqual(whole.sections)
    expect(answer.cells.every(({ origin }) => origin?.at.file === '统计表.txt')).toBe(true)
    expect(answer.notes.map(({ sentence }) => sentence).slice(0, 2)).toEqual([
      expect.stringMatching(/^从“正文\.txt”带入：.*“一、总体情况”/u),
      '从“统计表.txt”带入：表二 10 格、表三 175 格、表四 10 格。',
    ])
  })

  it('asks for the figure that two of them say differently, with both', async () => {
    const { at } = takenApart()
    const { code, out } = await nianbao('import', at('正文.txt'), at('统计表.txt'), at('旧表.txt'))
    expect(code).toBe(0)
    expect(out.replaceAll(/\s/gu, '')).toContain(
      '自然人：“12（统计表.txt）／13（旧表.txt）”，可能是12、13（“统计表.txt”第18行）',
    )
  })

  it('is the starting point of a new draft as one file would be', async () => {
    const { at } = takenApart()
    const [joined, single] = [at('合.nianbao'), at('一.nianbao')]
    const files = [at('正文.txt'), at('统计表.txt')]
    expect((await nianbao('roll', ...files, '--year', '2024', '--out', joined)).code).toBe(0)
    expect((await nianbao('roll', exampleFile, '--year', '2024', '--out', single)).code).toBe(0)
    const [one, other] = [joined, single].map((path) => parseDraft(readFileSync(path, 'utf8'), path))
    if (!one?.ok || !other?.ok) throw new Error('no draft')
    expect(one.value.report).toEqual(other.value.report)
    expect(one.value.lastYear?.origin.fileName).toBe('正文.txt、统计表.txt')
  })

  it('one that cannot be read stops them all, named', async () => {
    const { at } = takenApart()
    const { code, out, err } = await nianbao('import', at('正文.txt'), at('没有.txt'))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('没有.txt')
  })
})

describe('import of a folder', () => {
  it('gives a line a file, and goes on after one that cannot be read', async () => {
    const { at } = takenApart()
    mkdirSync(at('附件'))
    writeFileSync(at('附件/照片.jpg'), Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(100)]))
    const { code, out, err } = await nianbao('import', at('/'))
    expect(out.replaceAll(at('/'), '').split('\n')).toEqual([
      expect.stringMatching(/^未读 {2}\S+ +附件\/照片\.jpg {2}“照片\.jpg”/u),
      expect.stringMatching(/^读出 {2}读出 195 未填 {3}5 待核 {3}0 {2}旧表\.txt {2}单位不明 年度不明/u),
      expect.stringMatching(/^读出 {2}读出 195 未填 {3}5 待核 {3}0 {2}统计表\.txt/u),
      expect.stringMatching(
        /^读出 {2}读出 {3}0 未填 200 待核 {3}0 {2}正文\.txt {2}石嘴山市人民政府办公室 2023/u,
      ),
      '',
      '共 4 份：读出 3，未读 1',
    ])
    expect({ code, err }).toEqual({
      code: 2,
      err: '4 份文件中有 1 份没有读成，其余已读；原因见各份文件那一行，文件都没有改动。',
    })
  })

  it('as JSON Lines of the stated shape', async () => {
    const { at } = takenApart()
    const { code, out } = await nianbao('import', at('/'), '--json')
    expect(code).toBe(0)
    const lines = out.split('\n').map((line): unknown => JSON.parse(line))
    expect(lines.map((line) => v.parse(importLine, line))).toEqual(lines)
    expect(lines).toHaveLength(3)
  })

  it.each([
    ['an empty one', (at: (name: string) => string) => [at('空')], '没有可以读取的文件'],
    ['one beside a file', (at: (name: string) => string) => [at('空'), at('正文.txt')], '只能单独读取'],
    [
      'one that is to be one draft',
      (at: (name: string) => string) => [at('/'), '--out', at('合.nianbao')],
      '只能单独读取',
    ],
  ] as const)('%s is refused', async (_, words, sentence) => {
    const { at } = takenApart()
    mkdirSync(at('空'))
    const { code, out, err } = await nianbao('import', ...words(at))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })
})
