// What the terminal shows of an archive that is checked: a line a file, a bar on the last line while it goes on, a sum at the end.
import type { ArchiveLine } from '../answers.ts'
import type { Io } from '../io.ts'
import { padEnd, painter } from '../terminal-text.ts'

/** 通过 · 错误 · 未读, what was found, the file, and why. */
export function lineText(line: ArchiveLine, io: Io): string {
  const paint = painter(io.color)
  if (line.state === 'failed') {
    return `${paint('yellow', '未读')}  ${padEnd(line.code, countsWidth)}  ${line.file}  ${line.sentence}`
  }
  const { errors, warnings, hints, asked, rules, file } = line
  const state = errors > 0 ? paint('red', '错误') : paint('green', '通过')
  const counts = `错误${count(errors)} 警告${count(warnings)} 提示${count(hints)}`
  const why = [...(asked > 0 ? [`存疑 ${asked} 格`] : []), ...(rules.length > 0 ? [rules.join('、')] : [])]
  return [state, counts, file, ...why].join('  ')
}

const count = (number: number): string => String(number).padStart(4)
/** 错误   0 警告   2 提示   5 */
const countsWidth = 3 * 8 + 2

const barWidth = 24

export function progressText(done: number, all: number, seconds: number): string {
  const filled = Math.floor((done / all) * barWidth)
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
  const rate = done / seconds
  const left = Math.ceil((all - done) / rate)
  return `正在核对 ${bar} ${done}/${all}，每秒 ${rate.toFixed(0)} 份，约剩 ${left} 秒`
}

export interface Sum {
  fine: number
  errors: number
  failed: number
}

export function sumText({ fine, errors, failed }: Sum, leftOut: number, io: Io): string {
  const paint = painter(io.color)
  const rest = leftOut === 0 ? '' : `；另有隐藏、临时文件或链接 ${leftOut} 个没有看`
  const color = failed > 0 || errors > 0 ? 'red' : 'green'
  const all = fine + errors + failed
  return `${paint(color, paint('bold', '结果'))}  共 ${all} 份：通过 ${fine}，有错误 ${errors}，未读 ${failed}${rest}`
}
