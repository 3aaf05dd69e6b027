// The system's dialogs over the window, with Chinese words: which file, where to, which folder; and whether to close a
// window that does not answer.
import { app, dialog, shell, type BrowserWindow, type FileFilter } from 'electron'
import { join } from 'node:path'
import type { Dialogs } from '../desk-answers.ts'

const draftFilter: FileFilter = { name: '年报草稿', extensions: ['nianbao'] }
const reportFilters: FileFilter[] = [
  {
    name: '年度报告',
    extensions: [
      'docx',
      'doc',
      'wps',
      'rtf',
      'xlsx',
      'xls',
      'et',
      'html',
      'htm',
      'mht',
      'txt',
      'pdf',
      'nianbao',
    ],
  },
  { name: '所有文件', extensions: ['*'] },
]

const folderTitles = {
  export: '选择导出的文件夹',
  versions: '选择存放历史版本的文件夹',
  reports: '选择放着年报的文件夹',
} as const

const openTitles = {
  draft: '打开草稿',
  import: '选择去年的年度报告',
  approved: '选择领导改过的文件',
} as const

export function systemDialogs(window: () => BrowserWindow): Dialogs {
  return {
    async chooseFile(purpose) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: openTitles[purpose],
        buttonLabel: '打开',
        filters: purpose === 'draft' ? [draftFilter, ...reportFilters.slice(1)] : reportFilters,
        properties: ['openFile'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },

    async chooseFiles() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: '选择年度报告（文字和表格分在几个文件里的，可一起选）',
        buttonLabel: '打开',
        filters: reportFilters,
        properties: ['openFile', 'multiSelections'],
      })
      return canceled ? [] : filePaths
    },

    async chooseTarget(suggested) {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: '保存草稿',
        buttonLabel: '保存',
        defaultPath: join(app.getPath('documents'), suggested.replace(/[\\/]/gu, '')),
        filters: [draftFilter],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      return canceled || filePath === '' ? null : filePath
    },

    async chooseFolder(suggested, purpose) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: folderTitles[purpose],
        buttonLabel: '选择',
        defaultPath: suggested,
        properties: purpose === 'reports' ? ['openDirectory'] : ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },

    showInFolder: (path) => shell.showItemInFolder(path),
  }
}

/** True: the clerk would rather close the window that does not answer. */
export async function offerToForce(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: '年报助手',
    message: '窗口没有响应',
    detail: '没有保存的内容已作为恢复内容留在本机，下次打开时可以接着用。',
    buttons: ['继续等待', '关闭窗口'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
