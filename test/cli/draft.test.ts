import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ImportAnswer } from '../../cli/answers.ts'
import { parseDraft } from '../../shared/report/draft-file.ts'
import type { Draft } from '../../shared/report/model.ts'
import { textOf } from '../../shared/report/prose.ts'
import { exampleFile, folderOfTest, nianbao } from '../support/terminal.ts'

function draftAt(path: string): Draft {
  const draft = parseDraft(readFileSync(path, 'utf8'), path)
  if (!draft.ok) throw new Error(draft.failure.sentence)
  return draft.value
}

describe('new', () => {
  it('makes an empty draft of the office and the year', async () => {
    const path = folderOfTest()('草稿.nianbao')
    const { code, out, err } = await nianbao(
      'new',
      '--office',
      '示例市司法局',
      '--year',
      '2025',
      '--out',
      path,
    )
    expect({ code, out, err }).toEqual({ code: 0, out: `草稿已写入 ${path}`, err: '' })
    const { report } = draftAt(path)
    expect({
      office: report.office,
      year: report.year,
      cells: report.cells,
      edition: report.edition,
    }).toEqual({
      office: '示例市司法局',
      year: 2025,
      cells: {},
      edition: { disclosure: 2021, requests: 2021, disputes: 2021 },
    })
  })

  it('overwrites nothing without --force', async () => {
    const path = folderOfTest()('草稿.nianbao')
    writeFileSync(path, '别动')
    const words = ['new', '--office', '示例市司法局', '--year', '2025', '--out', path]
    expect(await nianbao(...words)).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/已经存在.*--force/u),
    })
    expect(readFileSync(path, 'utf8')).toBe('别动')
    expect((await nianbao(...words, '--force')).code).toBe(0)
    expect(draftAt(path).report.office).toBe('示例市司法局')
  })

  it.each<[string, (at: (name: string) => string) => string, RegExp]>([
    ['a folder that is not there', (at) => at('没有/草稿.nianbao'), /写不进去（文件夹不存在）/u],
    ['a path that is a folder', (at) => at(''), /写不进去（是文件夹，不是文件）/u],
  ])('says why it cannot write to %s, and leaves nothing behind', async (_, place, sentence) => {
    const at = folderOfTest()
    const path = place(at)
    mkdirSync(at('旁边'))
    const { code, err } = await nianbao('new', '--office', '某局', '--year', '2025', '--out', path, '--force')
    expect(code).toBe(2)
    expect(err).toMatch(sentence)
    expect(readdirSync(at(''))).toEqual(['旁边'])
  })
})

describe('roll', () => {
  it('starts the new year from last year’s file: carry-over filled in, other figures blank, text kept', async () => {
    const path = folderOfTest()('2024.nianbao')
    const { code, out } = await nianbao('roll', exampleFile, '--year', '2024', '--out', path)
    expect(code).toBe(0)
    expect(out).toContain(`草稿已写入 ${path}`)
    expect(out).toMatch(/顺延到新一年的说明（[1-9]/u)
    const { report, lastYear } = draftAt(path)
    expect({ office: report.office, year: report.year }).toEqual({
      office: '石嘴山市人民政府办公室',
      year: 2024,
    })
    const answer: ImportAnswer = JSON.parse((await nianbao('import', path, '--json')).out)
    const given = answer.cells.filter(({ state }) => state !== 'blank')
    expect(given.every(({ row, value }) => row.startsWith('二、上年结转') && value === 0)).toBe(true)
    expect(given.map(({ column }) => column)).toContain('自然人')
    const before: ImportAnswer = JSON.parse((await nianbao('import', exampleFile, '--json')).out)
    expect(answer.sections.map(({ text }) => text)).toEqual(before.sections.map(({ text }) => text))
    expect(report.head.map(textOf).join('')).toContain('自2024年1月1日起至2024年12月31日止')
    expect(out).toContain('请核对')
    expect(lastYear?.origin).toEqual({ fileName: 'annual-report-2023.txt', format: 'txt' })
    expect(lastYear?.report.year).toBe(2023)
  })

  it('takes a draft as well as a foreign file', async () => {
    const at = folderOfTest()
    await nianbao('import', exampleFile, '--out', at('2023.nianbao'))
    expect((await nianbao('roll', at('2023.nianbao'), '--year', '2024', '--out', at('a.nianbao'))).code).toBe(
      0,
    )
    expect((await nianbao('roll', exampleFile, '--year', '2024', '--out', at('b.nianbao'))).code).toBe(0)
    expect(draftAt(at('a.nianbao')).report).toEqual(draftAt(at('b.nianbao')).report)
    expect(draftAt(at('a.nianbao')).lastYear?.origin).toEqual({ fileName: '2023.nianbao', format: 'draft' })
  })

  it('says so when the file is not of the year before', async () => {
    const path = folderOfTest()('2025.nianbao')
    const { code, out } = await nianbao('roll', exampleFile, '--year', '2025', '--out', path)
    expect(code).toBe(0)
    expect(out).toContain('起点文件是 2023 年的报告，不是 2024 年的')
  })
})
