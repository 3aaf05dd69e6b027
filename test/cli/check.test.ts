import { readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { checkAnswer, type CheckAnswer } from '../../cli/answers.ts'
import { parseDraft, serializeDraft } from '../../shared/report/draft-file.ts'
import { acceptFinding } from '../../shared/report/edits.ts'
import { check } from '../../shared/rules/check.ts'
import { hasSamples, samplePath } from '../support/samples.ts'
import { exampleFile, folderOfTest, nianbao } from '../support/terminal.ts'

async function checked(...words: string[]): Promise<CheckAnswer & { readonly code: number }> {
  const { code, out, err } = await nianbao('check', ...words, '--json')
  expect(err).toBe('')
  return { ...JSON.parse(out), code }
}

/** The example with some of its words changed. */
function changedExample(path: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  let text = readFileSync(exampleFile, 'utf8')
  for (const [from, to] of changes) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  writeFileSync(path, text)
  return path
}

const granted = '（一）予以公开\t\t2\t'

describe('check of a report whose tables hold', () => {
  const files = [exampleFile, ...(hasSamples ? [samplePath('shizuishan-2023.txt')] : [])]

  it.each(files)('%s: says that they hold and that the 行政复议 cells are blank', async (file) => {
    const { code, findings, summary } = await checked(file)
    expect(code).toBe(0)
    expect(findings.map(({ rule }) => rule)).toEqual(['B-1'])
    expect(findings[0]?.cells).toEqual(
      ['upheld', 'corrected', 'other', 'pending'].map((key) => ({
        address: `review_${key}`,
        table: '四',
        row: '',
        column: expect.stringMatching(/^行政复议·/u),
        value: null,
      })),
    )
    expect(summary).toEqual({
      errors: 0,
      warnings: 1,
      hints: 0,
      accepted: 0,
      tables: [
        { table: '二', verdict: 'notApplicable', blank: 0 },
        { table: '三', verdict: 'holds', blank: 0 },
        { table: '四', verdict: 'holds', blank: 4 },
      ],
      sentence: '表二没有空格；表三勾稽关系成立，没有空格；表四勾稽关系成立，4 格没有填写。',
    })
  })
})

describe('check of a report with a wrong figure', () => {
  it('ends with 1, names the identities, the cells and both sums', async () => {
    const file = changedExample(folderOfTest()('年报.txt'), [granted, '（一）予以公开\t\t7\t'])
    const { code, findings, summary } = await checked(file)
    expect(code).toBe(1)
    const errors = findings.filter(({ level }) => level === 'error')
    expect(errors.map(({ rule }) => rule).sort()).toEqual(['T3-2', 'T3-3'])
    const column = errors.find(({ rule }) => rule === 'T3-2')
    expect(column).toMatchObject({ verdict: 'broken', left: '17', right: '12', difference: '5' })
    expect(column?.sentence).toMatch(/17.*12|12.*17/u)
    expect(column?.cells).toContainEqual({
      address: 'granted_person',
      table: '三',
      row: '（一）予以公开',
      column: '自然人',
      value: 7,
    })
    expect(summary.tables[1]).toEqual({ table: '三', verdict: 'broken', blank: 0 })
  })

  it('shows them worst first at the terminal', async () => {
    const file = changedExample(folderOfTest()('年报.txt'), [granted, '（一）予以公开\t\t7\t'])
    const { code, out } = await nianbao('check', file)
    expect(code).toBe(1)
    expect(out.indexOf('错误  T3-2')).toBeGreaterThan(0)
    expect(out.indexOf('错误  T3-2')).toBeLessThan(out.indexOf('警告  B-1'))
    expect(out).toMatch(/结果 {2}错误 2 条/u)
    expect(out).toMatch(/表三 （一）予以公开·自然人 +7$/mu)
  })
})

describe('bad values are kept, and are findings', () => {
  it.each<[string, string, string, string | number]>([
    ['a number with seven decimals', '行政事业性收费\t0', '行政事业性收费\t0.1234567', '0.1234567'],
    ['a negative count', granted, '（一）予以公开\t\t-2\t', -2],
    ['a count with a decimal point', granted, '（一）予以公开\t\t2.5\t', 2.5],
    ['text in a cell', granted, '（一）予以公开\t\t两件\t', '两件'],
  ])('%s', async (_, from, to, value) => {
    const at = folderOfTest()
    const file = changedExample(at('年报.txt'), [from, to])
    const { code, findings } = await checked(file)
    expect(code).toBe(1)
    const complaint = findings.find(({ rule }) => ['T3-4', 'V-1', 'V-2'].includes(rule))
    expect(complaint).toMatchObject({ verdict: 'broken', level: 'error', cells: [{ value }] })
    // Kept in a draft as well.
    await nianbao('import', file, '--out', at('年报.nianbao'))
    expect((await checked(at('年报.nianbao'))).findings).toEqual(findings)
  })
})

describe('check of a report whose text differs from its tables', () => {
  it('names the words with their place, the cells they are compared with, and what could be put there', async () => {
    const words = '收到政府信息公开申请12件'
    const file = changedExample(folderOfTest()('年报.txt'), [words, '收到政府信息公开申请 21 件'])
    const { code, ...answer } = await checked(file)
    expect(code).toBe(0)
    expect(v.parse(checkAnswer, answer)).toEqual(answer)
    const [finding] = answer.findings.filter(({ rule }) => rule === 'N-1')
    expect(finding).toMatchObject({
      verdict: 'broken',
      level: 'hint',
      left: '21',
      right: '12',
      difference: '9',
      said: ['收到政府信息公开申请21件'],
      places: [{ section: 'overview', part: 'before' }],
      proposals: [{ label: '把正文改为 12 件', cells: [], texts: [{ text: '12' }] }],
    })
    expect(finding?.cells.map(({ row, value }) => [row, value])).toEqual([
      ['一、本年新收政府信息公开申请数量', 12],
      ['二、上年结转政府信息公开申请数量', 0],
    ])
    const { out } = await nianbao('check', file)
    expect(out).toContain('提示  N-1')
    expect(out).toContain('可以  把正文改为 12 件')
  })
})

describe('check --last', () => {
  it('compares with last year’s report', async () => {
    const at = folderOfTest()
    const last = changedExample(
      at('2022.txt'),
      ['2023年政府信息公开工作年度报告', '2022年政府信息公开工作年度报告'],
      ['四、结转下年度继续办理\t\t\t0\t0', '四、结转下年度继续办理\t\t\t3\t0'],
    )
    expect((await checked(exampleFile)).findings.filter(({ rule }) => rule === 'Y-1')).toEqual([])
    const { findings } = await checked(exampleFile, '--last', last)
    expect(findings.filter(({ rule }) => rule === 'Y-1')).toEqual([
      expect.objectContaining({
        verdict: 'broken',
        level: 'warning',
        cells: [expect.objectContaining({ address: 'carried_in_person', value: 0 })],
      }),
    ])
  })

  it('ends with 2 when last year’s file cannot be read, and names that file', async () => {
    const { code, out, err } = await nianbao('check', exampleFile, '--last', '没有这个文件.txt')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('没有这个文件.txt')
  })
})

it('a warning that the draft accepts with a reason is told with it, and counted apart', async () => {
  const path = folderOfTest()('年报.nianbao')
  await nianbao('import', exampleFile, '--out', path)
  const draft = parseDraft(readFileSync(path, 'utf8'), path)
  if (!draft.ok) throw new Error(draft.failure.sentence)
  const [finding] = check(draft.value)
  if (finding === undefined) throw new Error('the example has a blank group')
  writeFileSync(path, serializeDraft(acceptFinding(draft.value, finding, '全年没有行政复议，原报告未填。')))
  expect((await checked(path)).summary).toMatchObject({ warnings: 1, accepted: 1 })
  const { code, out } = await nianbao('check', path)
  expect(code).toBe(0)
  expect(out).toContain('已说明  全年没有行政复议，原报告未填。')
  expect(out).toContain('警告 1 条，提示 0 条；其中 1 条已说明')
})
