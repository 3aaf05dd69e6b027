// The application menu. Commands go to the screen, which alone knows what they mean at the moment; keys that the screen
// reads itself are shown here but not caught. No undo and redo roles: there is one timeline, and it is the screen's.
import type { MenuItemConstructorOptions } from 'electron'
import type { DeskCommand } from '../../shared/contract.ts'

export interface RecentItem {
  readonly path: string
  readonly name: string
}

export interface MenuWishes {
  command(command: DeskCommand): void
  close(): void
}

type PlainCommand = Exclude<DeskCommand['kind'], 'open-path'>

export function appMenu(recent: readonly RecentItem[], wishes: MenuWishes): MenuItemConstructorOptions[] {
  /** A command whose key the screen reads itself. */
  const item = (label: string, kind: PlainCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => wishes.command({ kind }),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    {
      label: '文件(&F)',
      submenu: [
        item('新建(&N)…', 'new', 'CmdOrCtrl+N'),
        item('打开(&O)…', 'open', 'CmdOrCtrl+O'),
        { label: '最近的草稿(&R)', submenu: recentItems(recent, wishes) },
        item('以去年文件为起点(&I)…', 'import', 'CmdOrCtrl+I'),
        item('查看文件夹里的年报(&L)…', 'import-folder'),
        line,
        item('保存(&S)', 'save', 'CmdOrCtrl+S'),
        item('另存为(&A)…', 'save-as', 'CmdOrCtrl+Shift+S'),
        item('导出(&E)…', 'export', 'CmdOrCtrl+E'),
        item('导出 PDF(&D)…', 'export-pdf'),
        item('读回领导改过的文件(&B)…', 'read-approved'),
        line,
        item('打印预览(&W)', 'preview', 'CmdOrCtrl+F2'),
        item('打印(&P)…', 'print', 'CmdOrCtrl+P'),
        line,
        item('历史版本(&V)…', 'versions'),
        { ...item('关闭草稿(&C)', 'close-draft'), accelerator: 'CmdOrCtrl+W' },
        line,
        item('设置(&T)…', 'settings', 'CmdOrCtrl+,'),
        { label: '退出(&Q)', accelerator: 'CmdOrCtrl+Q', click: () => wishes.close() },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        item('撤销(&U)', 'undo', 'CmdOrCtrl+Z'),
        item('重做(&R)', 'redo', 'CmdOrCtrl+Y'),
        line,
        { label: '剪切(&T)', role: 'cut' },
        { label: '复制(&C)', role: 'copy' },
        { label: '粘贴(&P)', role: 'paste' },
        { label: '全选(&A)', role: 'selectAll' },
        line,
        item('查找(&F)…', 'find', 'CmdOrCtrl+F'),
        item('替换(&H)…', 'replace', 'CmdOrCtrl+H'),
      ],
    },
    {
      label: '检查(&K)',
      submenu: [item('下一处(&N)', 'next-finding', 'F8'), item('上一处(&P)', 'previous-finding', 'Shift+F8')],
    },
    {
      label: '视图(&V)',
      submenu: [
        item('对照去年(&L)', 'last-year', 'F7'),
        line,
        // Caught here: in a browser these keys are the browser's own.
        { ...item('放大(&I)', 'zoom-in'), accelerator: 'CmdOrCtrl+=' },
        { ...item('缩小(&O)', 'zoom-out'), accelerator: 'CmdOrCtrl+-' },
        { ...item('实际大小(&Z)', 'zoom-reset'), accelerator: 'CmdOrCtrl+0' },
        line,
        { label: '全屏(&F)', role: 'togglefullscreen', accelerator: 'F11' },
      ],
    },
    {
      label: '帮助(&H)',
      submenu: [item('使用手册(&M)', 'guide', 'F1'), line, item('关于年报助手(&A)', 'about')],
    },
  ]
}

function recentItems(recent: readonly RecentItem[], wishes: MenuWishes): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: '（没有）', enabled: false }]
  return recent.map(({ path, name }) => ({
    // An ampersand in a name would become an underline.
    label: name.replace(/&/gu, '&&'),
    click: () => wishes.command({ kind: 'open-path', path }),
  }))
}
