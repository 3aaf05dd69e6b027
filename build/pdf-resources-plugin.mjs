// Puts what pdf.js fetches while reading (Chinese character maps, standard fonts, its own worker) beside the page, in pdf/.
import { cp, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** @returns {import('vite').Plugin} */
export function pdfResources() {
  let target = ''
  return {
    name: 'nianbao-pdf-resources',
    apply: 'build',
    configResolved(config) {
      target = join(config.build.outDir, 'pdf')
    },
    async closeBundle() {
      await mkdir(target, { recursive: true })
      await cp(join(library, 'cmaps'), join(target, 'cmaps'), { recursive: true })
      await cp(join(library, 'standard_fonts'), join(target, 'standard_fonts'), { recursive: true })
      await cp(join(library, 'legacy/build/pdf.worker.min.mjs'), join(target, 'pdf.worker.mjs'))
    },
  }
}
