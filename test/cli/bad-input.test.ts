import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { draftFormat } from '../../shared/report/draft-shape.ts'
import { exampleFile, folderOfTest, nianbao } from '../support/terminal.ts'

const oldForm = `示例市财政局2015年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》要求，编制本报告。

一、概述

2015年，我局按照要求推进政府信息公开工作。

二、主动公开政府信息情况

附表：政府信息公开情况统计表
指标\t单位\t统计数
主动公开信息数\t条\t325
其中：1.通过政府网站公开\t条\t300
依申请公开信息目录数\t条\t5
申请总数\t件\t7
同意公开答复数\t件\t6
不予公开答复总数\t件\t1
行政复议数\t件\t0
行政诉讼数\t件\t0
`

const draftHead = `{"format": "${draftFormat}"`

/** File name, bytes, what the sentence must say. Every file is refused by every command that reads files. */
const cases: readonly [what: string, name: string, bytes: () => Uint8Array | string, sentence: RegExp][] = [
  ['an empty file', '空.txt', () => '', /是空文件/u],
  ['blank lines only', '空行.txt', () => '\n \n\t\n', /不是能读取的文件/u],
  [
    'a picture named as a Word file',
    '年报.docx',
    () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    /是图片.*文字识别软件/u,
  ],
  [
    'a web page of something else named as a text',
    '通知.txt',
    () => '<html><body><p>会议通知</p></body></html>',
    /没有找到年度报告|只有标题/u,
  ],
  [
    'text of something else',
    '说明.docx',
    () => '关于召开会议的通知\n请准时参加。\n',
    /没有找到年度报告|只有标题/u,
  ],
  [
    'a Word file cut off',
    '年报.docx',
    () => Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0),
    /已损坏或不完整/u,
  ],
  ['50 MB of zeros', '年报.docx', () => new Uint8Array(50 * 1024 * 1024), /超过 \d+ MB|不是能读取的文件/u],
  ['a small file of zeros', '年报.txt', () => new Uint8Array(4096), /不是能读取的文件/u],
  ['a report in the free form of before 2019', '2015.txt', () => oldForm, /2019 年以前的旧格式/u],
  [
    'a page with a title and nothing else',
    '题目.txt',
    () => '示例市财政局2023年政府信息公开工作年度报告\n',
    /只有标题/u,
  ],
  [
    'a draft of a later version',
    '草稿.nianbao',
    () => `${draftHead}, "version": 999, "report": {}}`,
    /更新版本的程序保存的/u,
  ],
  [
    'a draft whose content is wrong',
    '草稿.nianbao',
    () => `${draftHead}, "version": 1, "report": {}}`,
    /不符合格式/u,
  ],
]

describe('a file that cannot be taken ends with 2 and one sentence that names it', () => {
  it.each(cases)('%s', async (_, name, bytes, sentence) => {
    const at = folderOfTest()
    writeFileSync(at(name), bytes())
    for (const words of [
      ['import', at(name)],
      ['import', at(name), '--json'],
      ['check', at(name)],
      ['check', exampleFile, '--last', at(name)],
      ['roll', at(name), '--year', '2024', '--out', at('新.nianbao')],
      ['export', at(name), '--html', at('新.html')],
    ]) {
      const { code, out, err } = await nianbao(...words)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(sentence)
      expect(err).toContain(`“${name}”`)
      expect(err).toMatch(/^[^\n]+。$/u)
    }
  })

  it('a draft cut off in the middle, wherever it was cut', async () => {
    const at = folderOfTest()
    await nianbao('import', exampleFile, '--out', at('整.nianbao'))
    const bytes = readFileSync(at('整.nianbao'))
    for (const part of [0.02, 0.3, 0.5, 0.9, 0.999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part))
      writeFileSync(at('断.nianbao'), cut)
      const { code, out, err } = await nianbao('check', at('断.nianbao'))
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(/^“断\.nianbao”不是完整的年报草稿.*。$/u)
      expect(readFileSync(at('断.nianbao'))).toEqual(cut)
    }
  })

  it.each([
    ['a file that is not there', '没有.txt', /^找不到“.*没有\.txt”.*。$/u],
    ['a folder', '', /读不出来（是文件夹，不是文件）.*。$/u],
  ])('%s', async (_, name, sentence) => {
    const { code, out, err } = await nianbao(
      'export',
      folderOfTest()(name),
      '--docx',
      folderOfTest()('a.docx'),
    )
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
  })
})
