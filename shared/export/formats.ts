// The formats a document can be written in, one line each. A writer and its library are loaded when it is first used.
import type { Document } from '../document.ts'

export type ExportFormatId = 'docx' | 'xlsx' | 'html'

export interface ExportFormat {
  readonly id: ExportFormatId
  /** For a clerk. */
  readonly label: string
  /** Without the dot. */
  readonly extension: string
  readonly write: (document: Document) => Promise<Uint8Array>
}

export const exportFormats: readonly ExportFormat[] = [
  {
    id: 'docx',
    label: 'Word 文档',
    extension: 'docx',
    write: async (document) => (await import('./write-docx.ts')).writeDocx(document),
  },
  {
    id: 'xlsx',
    label: 'Excel 工作簿',
    extension: 'xlsx',
    write: async (document) => (await import('./write-xlsx.ts')).writeXlsx(document),
  },
  {
    id: 'html',
    label: '网页',
    extension: 'html',
    write: async (document) => (await import('./write-html.ts')).writeHtml(document),
  },
]
