// The help of the program and of each command, made from the commands themselves.
import type { Command } from './command.ts'
import type { Io } from './io.ts'
import { rowsText, painter, paragraph } from './terminal-text.ts'

export function printHelp(commands: readonly Command[], io: Io): void {
  const paint = painter(io.color)
  io.out(paint('bold', '年报助手：编制《政府信息公开工作年度报告》'))
  io.out('\n用法  npm run -s nianbao -- 命令 …\n')
  io.out('命令')
  io.out(rowsText(commands.map(({ name, summary }) => [name, summary])))
  io.out('\n每个命令的用法：npm run -s nianbao -- 命令 --help')
  io.out('退出码：0 正常；1 核对发现错误；2 文件读不了、写不了、看不懂，或用法不对')
}

export function printCommandHelp(command: Command, io: Io): void {
  const paint = painter(io.color)
  const file = command.file === undefined ? '' : ` ${command.file.value}${command.file.isMany ? '…' : ''}`
  const required = command.options.filter((option) => option.required)
  const options = required.map(({ name, value = '' }) => ` --${name} ${value}`).join('')
  const rest = command.options.length > required.length ? ' [选项]' : ''
  io.out(paragraph('', command.about, io.columns))
  io.out(`\n用法  ${paint('bold', `npm run -s nianbao -- ${command.name}${file}${options}${rest}`)}\n`)
  io.out(
    rowsText([
      ...(command.file === undefined ? [] : [[command.file.value, command.file.about]]),
      ...command.options.map(({ name, value, required: must, about }) => [
        value === undefined ? `--${name}` : `--${name} ${value}`,
        must ? `${about}（必填）` : about,
      ]),
      ['--help', '显示这份说明'],
    ]),
  )
}
