import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { archiveLine, type ArchiveLine } from '../../cli/answers.ts'
import { checkAll } from '../../cli/archive/check-all.ts'
import { archiveOf } from '../../cli/archive/files.ts'
import { progressText } from '../../cli/archive/lines.ts'
import { exampleFile, folderOfTest, nianbao } from '../support/terminal.ts'

const sound = readFileSync(exampleFile, 'utf8')
const wrong = sound.replace('（一）予以公开\t\t2\t', '（一）予以公开\t\t7\t')
/** A package that ends in the middle. */
const cutOff = Uint8Array.from([0x50, 0x4b, 3, 4, ...new Uint8Array(400)])

/** A folder of files by their paths in it. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): (name: string) => string {
  const at = folderOfTest()
  for (const [name, content] of Object.entries(files)) {
    const folder = name.split('/').slice(0, -1).join('/')
    mkdirSync(at(folder), { recursive: true })
    writeFileSync(at(name), content)
  }
  return at
}

const archive = {
  '2023/甲局.txt': sound,
  '2023/乙局.docx': cutOff,
  '2022/年报10.txt': sound,
  '2022/年报9.txt': wrong,
  '2022/.隐藏.txt': sound,
  '2022/~$年报9.docx': cutOff,
  '照片.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(100)]),
}

describe('check over a folder', () => {
  it('gives every file a line, in the order of their names, and goes on after one that is broken', async () => {
    const at = folderWith(archive)
    const { code, out, err } = await nianbao('check', at('/'))
    const lines = out.replaceAll(at('/'), '').split('\n')
    expect(lines.map((line) => line.trimEnd())).toEqual([
      expect.stringMatching(/^错误 {2}错误 +\d+ 警告 +\d+ 提示 +\d+ {2}2022\/年报9\.txt {2}T3-2、T3-3$/u),
      expect.stringMatching(/^通过 {2}错误 +0 警告 +\d+ 提示 +\d+ {2}2022\/年报10\.txt$/u),
      expect.stringMatching(/^通过 .* {2}2023\/甲局\.txt$/u),
      expect.stringMatching(/^未读 {2}file-damaged +2023\/乙局\.docx {2}.*乙局\.docx/u),
      expect.stringMatching(/^未读 {2}file-picture +照片\.jpg/u),
      '',
      '结果  共 5 份：通过 2，有错误 1，未读 2；另有隐藏、临时文件或链接 2 个没有看',
    ])
    expect({ code, err }).toEqual({
      code: 2,
      err: '5 份文件中有 2 份没有读成，其余已核对；原因见各份文件那一行，文件都没有改动。',
    })
  })

  it.each([
    ['0: nothing but warnings and hints', { 'a.txt': sound, 'b.txt': sound }, 0],
    ['1: an error in one of them', { 'a.txt': sound, 'b.txt': wrong }, 1],
    ['2: one that cannot be read, whatever the others say', { 'a.txt': wrong, 'b.docx': cutOff }, 2],
    ['2: no file at all', { '.a.txt': sound }, 2],
  ] as const)('ends with %s', async (_, files, code) => {
    expect(await nianbao('check', folderWith(files)(''))).toMatchObject({ code })
  })

  it('is not led in circles by a link to a folder', async () => {
    const at = folderWith({ 'a/年报.txt': sound })
    symlinkSync(at(''), at('a/上一级'))
    symlinkSync(at('a/年报.txt'), at('a/链接.txt'))
    const { files, leftOut } = await archiveOf([at('')])
    expect(files.map(({ path }) => path)).toEqual([at('a/链接.txt'), at('a/年报.txt')])
    expect(leftOut).toBe(1)
  })

  it('says the same as JSON Lines, each of the stated shape', async () => {
    const at = folderWith(archive)
    const { out } = await nianbao('check', at(''), '--json')
    const lines = out.split('\n').map((line): unknown => JSON.parse(line))
    for (const line of lines) expect(v.parse(archiveLine, line)).toEqual(line)
    expect(lines).toMatchObject([
      { state: 'errors', year: 2023, format: 'txt', rules: ['T3-2', 'T3-3'] },
      { state: 'fine', office: '石嘴山市人民政府办公室', errors: 0 },
      { state: 'fine' },
      { state: 'failed', code: 'file-damaged', file: at('2023/乙局.docx') },
      { state: 'failed', code: 'file-picture' },
    ])
  })
})

describe('check over several files', () => {
  it('keeps the order they were named in; one that is not there is a line', async () => {
    const at = folderWith({ 'b.txt': sound, 'a.txt': sound })
    const { code, out } = await nianbao('check', at('b.txt'), at('没有.docx'), at('a.txt'), '--json')
    const lines = out.split('\n').map((line): ArchiveLine => JSON.parse(line))
    expect(lines.map(({ file }) => file)).toEqual([at('b.txt'), at('没有.docx'), at('a.txt')])
    expect(lines[1]).toMatchObject({ state: 'failed', code: 'file-missing' })
    expect(code).toBe(2)
  })

  it('cannot hold all of them against one last year', async () => {
    const at = folderWith({ 'a.txt': sound })
    const { code, err } = await nianbao('check', at(''), '--last', exampleFile)
    expect(code).toBe(2)
    expect(err).toContain('--last 只能用于一份文件')
  })
})

describe('the threads', () => {
  const many = (at: (name: string) => string, count: number, text = sound) =>
    Array.from({ length: count }, (_, index) => {
      writeFileSync(at(`${index}.txt`), text)
      return { path: at(`${index}.txt`) }
    })

  it.each([
    ['does not get on', { standstill: 0, whole: 600_000 }],
    ['takes too long as a whole', { standstill: 600_000, whole: 0 }],
  ])('give up a file that %s, and go on with the next', async (_case, limits) => {
    const lines: ArchiveLine[] = []
    // Long enough to be still read when the time is over; of a text nothing is told on the way.
    const long = sound + '现将有关情况报告如下，请予审阅。\n'.repeat(60_000)
    const given = await checkAll(many(folderOfTest(), 3, long), {
      line: (line) => lines.push(line),
      progress: () => undefined,
      signal: new AbortController().signal,
      limits,
    })
    expect(given).toBe(3)
    expect(lines.map((line) => (line.state === 'failed' ? line.code : line.state))).toEqual(
      Array.from({ length: 3 }, () => 'conversion-timeout'),
    )
  })

  it('end when they are stopped, having given whole lines only', async () => {
    const stop = new AbortController()
    const lines: ArchiveLine[] = []
    const given = await checkAll(many(folderOfTest(), 400), {
      line: (line) => {
        lines.push(line)
        stop.abort()
      },
      progress: () => undefined,
      signal: stop.signal,
    })
    expect(given).toBe(lines.length)
    expect(given).toBeLessThan(400)
  })

  it('end with the program at Ctrl+C: what is done stays, one sentence, no line torn', async () => {
    const at = folderOfTest()
    many(at, 1500)
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
    const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
    const program = spawn(process.execPath, ['--import', loader, main, 'check', at(''), '--json'])
    const out: string[] = []
    const err: string[] = []
    program.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (out.length === 0) program.kill('SIGINT')
      out.push(text)
    })
    program.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text))
    const code = await new Promise((resolve) => program.on('close', resolve))
    const lines = out.join('').trimEnd().split('\n')
    expect(lines.map((line): unknown => JSON.parse(line)).length).toBeLessThan(1500)
    expect(code).toBe(2)
    expect(err.join('')).toBe(
      `已停止：${lines.length} 份的结果在上面，其余 ${1500 - lines.length} 份没有核对；文件都没有改动，再次执行会从头核对。\n`,
    )
  })
})

describe('the bar', () => {
  it.each([
    [0, '░░░░░░░░░░░░░░░░░░░░░░░░ 0/100'],
    [50, '████████████░░░░░░░░░░░░ 50/100，每秒 25 份，约剩 2 秒'],
    [100, '████████████████████████ 100/100，每秒 50 份，约剩 0 秒'],
  ])('after %d of 100', (done, words) => {
    expect(progressText(done, 100, 2)).toContain(words)
  })
})
