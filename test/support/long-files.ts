// Files that take a reader some time, and are honest.
import { hex, pdfBytes } from './pdf-bytes.ts'

const line = '为进一步规范政府信息公开工作，现将本机关政府信息公开工作情况报告如下，请予审阅。'

/** A PDF of so many pages of text, no two lines alike. */
export function longPdf(pages: number, lines = 28): Uint8Array {
  return pdfBytes({
    pages: Array.from({ length: pages }, (_page, page) => ({
      content: Array.from({ length: lines }, (_line, at) => {
        const text = `${line.slice((page + at) % 10)}${page}甲${at * 7}`
        return `BT /F1 12 Tf 60 ${780 - (at * 728) / lines} Td ${hex(text)} Tj ET`
      }).join('\n'),
    })),
  })
}

/** A web page of so many paragraphs. */
export function longPage(paragraphs: number): Uint8Array<ArrayBuffer> {
  const text = Array.from({ length: paragraphs }, (_paragraph, at) => `<p>${line}${at}</p>`).join('\n')
  return new TextEncoder().encode(`<!DOCTYPE html><html><body>${text}</body></html>`)
}
