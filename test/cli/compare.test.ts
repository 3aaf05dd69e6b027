import { readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { compareAnswer, type CompareAnswer } from '../../cli/answers.ts'
import { parseDraft } from '../../shared/report/draft-file.ts'
import { textOf } from '../../shared/report/prose.ts'
import { figure, leader, retouched, tracked, trackedOut, typed } from '../support/retouched-word.ts'
import { exampleFile, folderOfTest, nianbao } from '../support/terminal.ts'

/** The example as a draft, and what came back of its Word file. */
async function sentRound(...edits: readonly ((xml: string) => string)[]) {
  const at = folderOfTest()
  const [draft, word, back, out] = [at('草稿.nianbao'), at('送审.docx'), at('改过.docx'), at('新.nianbao')]
  expect(await nianbao('import', exampleFile, '--out', draft)).toMatchObject({ code: 0, err: '' })
  expect(await nianbao('export', draft, '--docx', word)).toMatchObject({ code: 0, err: '' })
  writeFileSync(back, retouched(readFileSync(word), ...edits))
  return { draft, back, out }
}

async function answerOf(draft: string, back: string): Promise<CompareAnswer> {
  const { code, out, err } = await nianbao('compare', draft, back, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const answer: unknown = JSON.parse(out)
  expect(v.parse(compareAnswer, answer)).toEqual(answer)
  return v.parse(compareAnswer, answer)
}

const edits = [
  tracked('2023年', '二〇二三年'),
  figure('received_person', '13'),
  figure('licence_decisions', '约8'),
  typed('石嘴山市人民政府办公室', '石嘴山市政府办公室'),
]

describe('nianbao compare', () => {
  it('says that an unchanged file says the same', async () => {
    const { draft, back } = await sentRound()
    const { code, out, err } = await nianbao('compare', draft, back)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('没有不同：文件和草稿说的一样。')
    expect(await answerOf(draft, back)).toMatchObject({ changes: [], others: [], notes: [] })
  })

  it('lists every change with who tracked it, and what is asked', async () => {
    const { draft, back } = await sentRound(...edits)
    const answer = await answerOf(draft, back)
    const cells = answer.changes.filter(({ kind }) => kind === 'cell')
    expect(cells).toMatchObject([
      {
        cell: { address: 'licence_decisions', table: '二' },
        after: '约8',
        asked: { raw: '约8', candidates: [] },
      },
      {
        cell: { address: 'received_person', table: '三' },
        before: '12',
        after: '13',
        tracked: [
          { kind: 'deleted', text: '12', author: leader.author },
          { kind: 'inserted', text: '13', author: leader.author },
        ],
      },
    ])
    expect(answer.changes.map(({ number }) => number)).toEqual(answer.changes.map((_, index) => index + 1))
    expect(answer.summary).toMatchObject({ changes: answer.changes.length, asked: 1 })
    const { out } = await nianbao('compare', draft, back)
    expect(out).toMatch(/改动 {2}一、本年新收政府信息公开申请数量 · 自然人\n +原 {2}12\n +改 {2}13/u)
    expect(out).toContain('修订  李主任 2026年1月15日 09:30 插入“13”')
    expect(out).toContain('问  文件中是“约8”，不是数字')
    expect(out).toContain(`共 ${answer.changes.length} 处不同`)
  })

  it('writes a draft with what is accepted, and never touches the one it was given', async () => {
    const { draft, back, out } = await sentRound(...edits)
    const before = readFileSync(draft, 'utf8')
    const answer = await answerOf(draft, back)
    const asked = answer.changes.find((change) => change.asked !== undefined)
    expect(await nianbao('compare', draft, back, '--accept', 'all', '--out', out)).toMatchObject({ code: 0 })
    expect(readFileSync(draft, 'utf8')).toBe(before)
    // What is asked is left, and only that.
    expect((await answerOf(out, back)).changes.map(({ after }) => after)).toEqual([asked?.after])
  })

  it('takes over the numbers it is told', async () => {
    const { draft, back, out } = await sentRound(trackedOut('编制'), figure('received_person', '13'))
    const answer = await answerOf(draft, back)
    const number = answer.changes.find(({ kind }) => kind === 'cell')?.number ?? 0
    await nianbao('compare', draft, back, '--accept', String(number), '--out', out)
    const made = parseDraft(readFileSync(out, 'utf8'), out)
    const given = parseDraft(readFileSync(draft, 'utf8'), draft)
    if (!made.ok || !given.ok) throw new Error('no draft')
    expect(made.value.report.cells['received_person']).toMatchObject({ digits: 13 })
    expect(made.value.report.head.map(textOf)).toEqual(given.value.report.head.map(textOf))
  })

  it.each<[string, string[], RegExp]>([
    ['one file', ['a.nianbao'], /后面要写两份文件/],
    ['three files', ['a', 'b', 'c'], /多出来的“c”/],
    ['a wish without a file to write', ['a', 'b', '--accept', 'all'], /--accept 和 --out 要一起写/],
  ])('refuses %s', async (_, words, sentence) => {
    const { code, out, err } = await nianbao('compare', ...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
  })

  it.each([
    ['9', /没有编号“9”，共 1 处/],
    ['x', /没有编号“x”/],
    ['2-1', /没有编号“2-1”/],
  ])('refuses the number %s', async (wish, sentence) => {
    const { draft, back, out } = await sentRound(figure('received_person', '13'))
    const { code, err } = await nianbao('compare', draft, back, '--accept', wish, '--out', out, '--json')
    expect(code).toBe(2)
    expect(err).toMatch(sentence)
  })
})
