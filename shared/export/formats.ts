// The formats a document can be written in, and the copies offered beside them, one line each. A writer and its library are loaded when it is first used.
import type { Document } from '../document.ts'
import { approvalWord } from './compose-approval.ts'

export type ExportFormatId = 'docx' | 'xlsx' | 'html'

/** A second file beside that of a format. */
export interface ExportCopy {
  readonly id: 'approval' | 'fragment'
  /** For a clerk. */
  readonly label: string
  readonly extension: string
  /** What its name says behind that of the report. */
  readonly nameEnd: string
  readonly write: (document: Document) => Promise<Uint8Array>
}

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

/** Made by the desk, which alone can print: of the page that `writePages` gives. */
export const pdfFormat = { id: 'pdf', label: 'PDF 文件', extension: 'pdf' } as const

/** The page that is printed, shown in the preview and made a PDF of. */
export async function writePages(document: Document): Promise<Uint8Array> {
  return (await import('./write-print-page.ts')).writePrintPage(document)
}

/** The approval copy is written of what composeApproval makes, the fragment of the report itself. */
export const exportCopies: readonly ExportCopy[] = [
  {
    id: 'approval',
    label: `另存一份${approvalWord}（.docx）`,
    extension: 'docx',
    nameEnd: `（${approvalWord}）`,
    write: async (document) => (await import('./write-docx.ts')).writeDocx(document),
  },
  {
    id: 'fragment',
    label: '另存一份网页正文代码，供网站编辑器粘贴（.html）',
    extension: 'html',
    nameEnd: '（网页正文）',
    write: async (document) =>
      new TextEncoder().encode((await import('./write-html.ts')).htmlFragment(document)),
  },
]
