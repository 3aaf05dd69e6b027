// Draws one page of a PDF as a picture, by pdf.js. Runs in a worker and nowhere else: a page of a foreign file may be made to
// hang or to fill the memory, and then it is the worker that is ended, not the window.
import { getDocument, GlobalWorkerOptions, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfResources } from '../../shared/import/read-pdf/resources.ts'
import { failed, success, type Outcome } from '../../shared/notes.ts'
import type { PagePicture, Request } from './tasks.ts'

/** Of a picture: paper of A4 at 300 % of a screen of 150 % is more than twice as sharp as anybody sees. */
const mostPixels = 16_000_000
const longestSide = 8192
/** Of all canvases that pdf.js has in use at one time, for groups and masks that lie over each other. */
const mostPixelsInUse = mostPixels * 4
/** Larger pictures in the file are left out: a picture of a whole page has nine million at 300 dots to an inch. */
const mostPixelsOfImage = 12_000_000

interface CanvasAndContext {
  canvas: OffscreenCanvas | null
  context: OffscreenCanvasRenderingContext2D | null
}

/** The canvases of one drawing, counted. pdf.js makes its factory itself, hence the class. */
function countedCanvases() {
  let inUse = 0
  const count = (canvas: OffscreenCanvas, width: number, height: number): void => {
    inUse += width * height - canvas.width * canvas.height
    if (inUse > mostPixelsInUse) throw new Error('the page needs too many canvases')
    canvas.width = width
    canvas.height = height
  }
  return class {
    create(width: number, height: number): CanvasAndContext {
      const canvas = new OffscreenCanvas(0, 0)
      count(canvas, width, height)
      // Drawn by the processor, so that nothing of the page reaches the graphics process that all windows share.
      return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
    }

    reset({ canvas }: CanvasAndContext, width: number, height: number): void {
      if (canvas) count(canvas, width, height)
    }

    destroy(entry: CanvasAndContext): void {
      if (entry.canvas) count(entry.canvas, 0, 0)
      entry.canvas = null
      entry.context = null
    }
  }
}

/** Filters of a canvas are elements of a page, and a worker has none: masks by filters are not drawn. */
class NoFilters {
  addFilter(): string {
    return 'none'
  }
  addHCMFilter(): string {
    return 'none'
  }
  addAlphaFilter(): string {
    return 'none'
  }
  addLuminosityFilter(): string {
    return 'none'
  }
  addHighlightHCMFilter(): string {
    return 'none'
  }
  destroy(): void {}
}

export async function drawPage({
  bytes,
  fileName,
  page: number,
  width: wanted,
}: Request<'draw'>): Promise<Outcome<PagePicture>> {
  const { maps, fonts, worker } = pdfResources()
  if (worker !== null) GlobalWorkerOptions.workerSrc = worker
  const task = getDocument({
    data: bytes,
    cMapUrl: maps,
    cMapPacked: true,
    standardFontDataUrl: fonts,
    useWorkerFetch: true,
    isEvalSupported: false,
    useWasm: false,
    // Embedded fonts are drawn as shapes: handed to the system, a broken one would be its matter.
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
    maxImageSize: mostPixelsOfImage,
    CanvasFactory: countedCanvases(),
    FilterFactory: NoFilters,
  })
  try {
    const opened = await task.promise
    const page = await opened.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const picture = await pictureOf(page, scaleWithin(wanted, width, height))
    return success({ picture, width, height, pages: opened.numPages })
  } catch {
    return failed('page-not-drawn', fileName, number)
  } finally {
    await task.destroy()
  }
}

/** As sharp as was asked for, or as the limits allow. */
function scaleWithin(wanted: number, width: number, height: number): number {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) throw new Error('the page has no size')
  return Math.min(
    wanted / width,
    Math.sqrt(mostPixels / (width * height)),
    longestSide / Math.max(width, height),
  )
}

async function pictureOf(page: PDFPageProxy, scale: number): Promise<ImageBitmap> {
  const viewport = page.getViewport({ scale })
  const canvas = new OffscreenCanvas(
    Math.max(Math.round(viewport.width), 1),
    Math.max(Math.round(viewport.height), 1),
  )
  await page.render({ canvas, viewport }).promise
  return canvas.transferToImageBitmap()
}
