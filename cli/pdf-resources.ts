// Tells the PDF reader where pdf.js keeps its Chinese maps and fonts when the program runs in Node.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { usePdfResources } from '../shared/import/read-pdf/resources.ts'

export function findPdfResources(): void {
  usePdfResources(`${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`)
}
