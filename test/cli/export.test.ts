import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ImportAnswer } from '../../cli/answers.ts'
import { exportFormats } from '../../shared/export/formats.ts'
import { parseDraft, serializeDraft } from '../../shared/report/draft-file.ts'
import { acceptFinding } from '../../shared/report/edits.ts'
import { check } from '../../shared/rules/check.ts'
import { exampleFile, folderOfTest, nianbao } from '../support/terminal.ts'

const formats = exportFormats.map(({ id }) => id)

async function values(path: string): Promise<readonly unknown[]> {
  const { out } = await nianbao('import', path, '--json')
  const { cells }: ImportAnswer = JSON.parse(out)
  return cells.map(({ address, value, state }) => ({ address, value, state }))
}

describe('export', () => {
  it('writes every format at once, from a file as from a draft, and names what it wrote', async () => {
    const at = folderOfTest()
    const words = formats.flatMap((id) => [`--${id}`, at(`年报.${id}`)])
    const { code, out, err } = await nianbao('export', exampleFile, ...words)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.split('\n').slice(-formats.length)).toEqual(
      formats.map((id) => expect.stringMatching(new RegExp(`^已导出 .*年报\\.${id}（\\d+ KB）$`, 'u'))),
    )
    expect(readdirSync(at('')).sort()).toEqual(formats.map((id) => `年报.${id}`).sort())
    await nianbao('import', exampleFile, '--out', at('年报.nianbao'))
    expect((await nianbao('export', at('年报.nianbao'), '--html', at('草稿.html'))).code).toBe(0)
    expect(readFileSync(at('草稿.html'), 'utf8')).toBe(readFileSync(at('年报.html'), 'utf8'))
  })

  it.each(formats)('what it wrote as .%s imports to the same figures, blanks still blank', async (id) => {
    const path = folderOfTest()(`年报.${id}`)
    await nianbao('export', exampleFile, `--${id}`, path)
    expect(await values(path)).toEqual(await values(exampleFile))
  })

  it('writes the copy for approval beside the Word file, which reads as the same report', async () => {
    const at = folderOfTest()
    const { code, out } = await nianbao('export', exampleFile, '--docx', at('年报.docx'), '--approval')
    expect(code).toBe(0)
    expect(out).toMatch(/已导出 .*年报\.docx（\d+ KB）\n已导出 .*年报（送审稿）\.docx（\d+ KB）$/u)
    expect(await values(at('年报（送审稿）.docx'))).toEqual(await values(exampleFile))
    const document = unzipSync(readFileSync(at('年报（送审稿）.docx')))['word/document.xml']
    expect(strFromU8(document ?? new Uint8Array())).toContain('w:lnNumType')
  })

  it('tells those who approve which warnings were accepted and why, and only them', async () => {
    const at = folderOfTest()
    await nianbao('import', exampleFile, '--out', at('年报.nianbao'))
    const draft = parseDraft(readFileSync(at('年报.nianbao'), 'utf8'), '年报.nianbao')
    if (!draft.ok) throw new Error(draft.failure.sentence)
    const [finding] = check(draft.value)
    if (finding === undefined) throw new Error('the example has a blank group')
    const accepted = acceptFinding(draft.value, finding, '全年没有行政复议，原报告未填。')
    writeFileSync(at('年报.nianbao'), serializeDraft(accepted))
    await nianbao('export', at('年报.nianbao'), '--docx', at('年报.docx'), '--approval')
    const documentIn = (name: string): string =>
      strFromU8(unzipSync(readFileSync(at(name)))['word/document.xml'] ?? new Uint8Array())
    for (const words of [`1．${finding.sentence}`, '原因：全年没有行政复议，原报告未填。']) {
      expect(documentIn('年报（送审稿）.docx')).toContain(words)
      expect(documentIn('年报.docx')).not.toContain(words)
    }
  })

  it('takes --approval only with --docx', async () => {
    const at = folderOfTest()
    const { code, err } = await nianbao('export', exampleFile, '--html', at('年报.html'), '--approval')
    expect(code).toBe(2)
    expect(err).toContain('--approval 要和 --docx 一起用')
    expect(existsSync(at('年报.html'))).toBe(false)
  })

  it('does not overwrite a copy for approval either', async () => {
    const at = folderOfTest()
    writeFileSync(at('年报（送审稿）.docx'), '别动')
    const words = ['export', exampleFile, '--docx', at('年报.docx'), '--approval']
    expect((await nianbao(...words)).code).toBe(2)
    expect(existsSync(at('年报.docx'))).toBe(false)
    expect((await nianbao(...words, '--force')).code).toBe(0)
  })

  it('overwrites nothing without --force, not even one of several', async () => {
    const at = folderOfTest()
    writeFileSync(at('年报.html'), '别动')
    const words = ['export', exampleFile, '--docx', at('年报.docx'), '--html', at('年报.html')]
    const { code, out, err } = await nianbao(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/年报\.html”已经存在，没有覆盖.*--force/u)
    expect(existsSync(at('年报.docx'))).toBe(false)
    expect(readFileSync(at('年报.html'), 'utf8')).toBe('别动')
    expect((await nianbao(...words, '--force')).code).toBe(0)
    expect(readFileSync(at('年报.html'), 'utf8')).toContain('<table')
  })

  it('refuses an undivided 表三 and says what to do', async () => {
    const at = folderOfTest()
    const lines = readFileSync(exampleFile, 'utf8').split('\n')
    const first = lines.findIndex((line) => line.includes('（六）其他处理'))
    lines.splice(first, 3, '\t（六）其他处理\t\t2\t0\t0\t0\t0\t0\t2')
    writeFileSync(at('年报.txt'), lines.join('\n'))
    const { code, out, err } = await nianbao('export', at('年报.txt'), '--docx', at('年报.docx'))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/年报\.txt”表三的“（六）其他处理”没有分项.*请先拆分/u)
    expect(existsSync(at('年报.docx'))).toBe(false)
  })
})
