// What pdf.js needs when the program runs in Node: where its Chinese maps and fonts lie, and somebody who takes what it drops.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { usePdfResources } from '../shared/import/read-pdf/resources.ts'

export function findPdfResources(): void {
  usePdfResources(`${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`)
}

/**
 * pdf.js leaves rejected promises of its own behind when a file is damaged, which would end a Node process; the reading has its
 * outcome all the same. Any other one stays the bug that it is.
 */
export function passOverStrays(): void {
  process.on('unhandledRejection', (reason) => {
    if (!(reason instanceof Error && reason.stack?.includes('pdfjs-dist'))) throw reason
  })
}
