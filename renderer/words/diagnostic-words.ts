// The text a clerk may copy for a maintainer: versions, measures and the log, and nothing of a report, of a path or of a
// person. What does not look like it is left out.
import type { DeskInfo, Diagnostics } from '../../shared/contract.ts'
import type { StartUp } from '../../shared/settings.ts'

export interface DiagnosticFacts {
  readonly info: DeskInfo
  readonly diagnostics: Diagnostics
  readonly scale: number
  readonly startUp: StartUp
  readonly versionsAtUsual: boolean
  readonly screen: { readonly width: number; readonly height: number; readonly pixelRatio: number }
  readonly window: { readonly width: number; readonly height: number }
  readonly at: Date
}

/** Versions and systems: letters, digits and a few marks; no slash, so no path. */
const plain = /^[\w .;:()+~-]{1,120}$/u
/** As the desk writes a line: the time, then words of the program, file names of its own, codes. */
const logLine = /^\d{4}-\d\d-\d\dT[\d:.]+Z [\w .:|()$@-]{1,600}$/u

export function diagnosticText(facts: DiagnosticFacts): string {
  const { info, diagnostics, screen, window, at } = facts
  const { width, height, pixelRatio } = screen
  const kept = diagnostics.log.filter((line) => logLine.test(line))
  return [
    '年报助手 诊断信息',
    `时间：${at.toISOString()}`,
    `程序：${info.kind === 'trial' ? '试用界面' : orUnknown(info.appVersion)}`,
    ...(diagnostics.electron === '' ? [] : [`Electron：${orUnknown(diagnostics.electron)}`]),
    `Chromium：${orUnknown(diagnostics.chromium)}`,
    ...(diagnostics.node === '' ? [] : [`Node.js：${orUnknown(diagnostics.node)}`]),
    `系统：${orUnknown(diagnostics.system)}`,
    `屏幕：${width} × ${height}，像素比例 ${Math.round(pixelRatio * 100)}%`,
    `窗口：${window.width} × ${window.height}，显示比例 ${facts.scale}%`,
    `启动：${facts.startUp === 'last-draft' ? '打开上次的草稿' : '开始页'}；历史版本：${
      facts.versionsAtUsual ? '默认位置' : '自选位置'
    }`,
    '',
    kept.length === 0 ? '运行记录：没有。' : '运行记录：',
    ...kept,
  ].join('\n')
}

function orUnknown(value: string): string {
  return plain.test(value) ? value : '不详'
}
