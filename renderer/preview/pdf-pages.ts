// Draws the pages of a PDF that the desk made, by pdf.js in a worker of its own. Loaded when the preview is first opened; only
// PDFs of our own come here, foreign ones are read in the conversion worker.
import {
  getDocument,
  GlobalWorkerOptions,
  PDFWorker,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Pixels of the page at 100 %: 96 to an inch, 72 points to an inch. */
const actualSize = 96 / 72

export interface PdfPages {
  /** Width and height of each page at 100 %, in pixels of the window. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
  /** A canvas of one page, numbered from 1, at a zoom and a count of device pixels; null when it was called off. */
  draw(page: number, zoom: number, density: number, signal: AbortSignal): Promise<HTMLCanvasElement | null>
  close(): Promise<void>
}

let worker: PDFWorker | null = null

/** One worker for all previews of the window: it takes longer to start than a page to draw. */
function theWorker(): PDFWorker {
  GlobalWorkerOptions.workerSrc = new URL('pdf/pdf.worker.mjs', document.baseURI).href
  worker ??= new PDFWorker()
  return worker
}

export async function openPages(bytes: Uint8Array): Promise<PdfPages> {
  const task = getDocument({
    // pdf.js takes the bytes away from whoever gave them.
    data: new Uint8Array(bytes),
    worker: theWorker(),
    isEvalSupported: false,
    enableXfa: false,
    verbosity: 0,
  })
  const document = await task.promise
  const sizes = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { width, height } = (await document.getPage(index + 1)).getViewport({ scale: actualSize })
      return { width, height }
    }),
  )
  return {
    sizes,
    draw: (page, zoom, density, signal) => draw(document, page, zoom * density, signal),
    close: () => task.destroy(),
  }
}

async function draw(
  opened: PDFDocumentProxy,
  number: number,
  zoom: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  const page = await opened.getPage(number)
  if (signal.aborted) return null
  const viewport = page.getViewport({ scale: actualSize * zoom })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  const drawing = page.render({ canvas, viewport })
  signal.addEventListener('abort', () => drawing.cancel(), { once: true })
  try {
    await drawing.promise
    return canvas
  } catch (error) {
    if (signal.aborted) return null
    throw error
  }
}
