import { describe, expect, it } from 'vitest'
import { commands } from '../../cli/run.ts'
import { folderOfTest, nianbao } from '../support/terminal.ts'

describe('help', () => {
  it('lists every command', async () => {
    const { code, out, err } = await nianbao('--help')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`^  ${name} +${summary}$`, 'mu'))
  })

  it.each(commands.map((command) => [command.name, command] as const))(
    'of %s names its file and every option',
    async (name, command) => {
      const { code, out, err } = await nianbao(name, '--help')
      expect({ code, err }).toEqual({ code: 0, err: '' })
      for (const option of command.options) expect(out).toContain(`--${option.name}`)
      if (command.file) expect(out).toContain(command.file.about)
    },
  )

  it('wins over anything else on the line', async () => {
    expect((await nianbao('import', '不存在.txt', '--what', '--help')).code).toBe(0)
  })
})

describe('wrong usage ends with 2 and one sentence that says what is wrong and where the help is', () => {
  it.each<[string, string[], RegExp]>([
    ['no command', [], /没有写明要做什么/],
    ['an unknown command', ['improt'], /没有“improt”这个命令/],
    ['an unknown option', ['check', 'a.txt', '--jsno'], /“check”没有 --jsno 这个选项/],
    ['a short option', ['check', 'a.txt', '-j'], /没有 -j 这个选项/],
    ['no file', ['import'], /缺少“文件”/],
    ['two files', ['export', 'a.txt', 'b.txt'], /多出来的“b.txt”/],
    ['a file where none is wanted', ['rules', 'a.txt'], /多出来的“a.txt”/],
    ['an option without its value', ['import', 'a.txt', '--out'], /选项 --out 后面缺少“草稿”/],
    [
      'an option whose value is the next option',
      ['import', 'a.txt', '--out', '--json'],
      /--out 后面缺少“草稿”/,
    ],
    ['an empty value', ['new', '--office=', '--year', '2025', '--out', 'x'], /--office 后面缺少“单位全称”/],
    ['a switch with a value', ['rules', '--json=yes'], /--json 后面不用写内容/],
    ['an option twice', ['roll', 'a', '--out', 'x', '--out', 'y', '--year', '2025'], /--out 写了两次/],
    ['a required option missing', ['roll', 'a.txt', '--year', '2025'], /缺少选项 --out“草稿”/],
    [
      'a year in words',
      ['new', '--office', '某局', '--year', '今年', '--out', 'x'],
      /“今年”不是能编制的报告年度/,
    ],
    ['a year before the form', ['new', '--office', '某局', '--year', '2020', '--out', 'x'], /2021 至 2099/],
    ['a year with a slip', ['roll', 'a', '--year', '20255', '--out', 'x'], /“20255”不是能编制的报告年度/],
    ['an unknown edition', ['cells', '--edition', '2008'], /没有“2008”这个格式版本/],
    ['nothing to export', ['export', 'a.txt'], /没有指定要导出的文件/],
    ['the same file twice', ['export', 'a', '--docx', 'x', '--html', './x'], /“\.\/x”被指定了两次/],
  ])('%s', async (_, words, sentence) => {
    const { code, out, err } = await nianbao(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
    expect(err).toMatch(/^[^\n]+。$/u)
  })
})

it('a bug becomes one sentence and exit code 2, never a stack trace', async () => {
  const folder = folderOfTest()
  const { run } = await import('../../cli/run.ts')
  const err: string[] = []
  const code = await run(['new', '--office', '某局', '--year', '2025', '--out', folder('草稿.nianbao')], {
    out: () => {
      throw new TypeError('no such thing')
    },
    err: (text) => err.push(text),
    progress: () => undefined,
    columns: 100,
    color: false,
  })
  expect(code).toBe(2)
  expect(err).toEqual([expect.stringMatching(/^执行“new”时程序内部出错，.*。$/u)])
})
