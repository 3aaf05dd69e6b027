// Where pdf.js finds its Chinese character maps, its standard fonts and its own worker. They are files beside the program, so
// whoever runs the reader (the window's worker, the terminal, a test) says where; without them Chinese text would silently be lost.

let base: string | null = null

/** `address` ends in a slash and holds `cmaps/` and `standard_fonts/`, and `pdf.worker.mjs` where it is a URL. */
export function usePdfResources(address: string): void {
  base = address
}

export interface PdfResources {
  readonly maps: string
  readonly fonts: string
  /** null in Node, where pdf.js finds its worker beside itself and runs it in our thread. */
  readonly worker: string | null
}

export function pdfResources(): PdfResources {
  if (base === null) throw new Error('the place of pdf.js resources was not stated')
  const isUrl = /^[a-z]+:\/\//iu.test(base)
  return {
    maps: `${base}cmaps/`,
    fonts: `${base}standard_fonts/`,
    worker: isUrl ? `${base}pdf.worker.mjs` : null,
  }
}
