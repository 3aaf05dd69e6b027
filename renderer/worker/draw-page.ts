// Draws one page of a PDF as a picture, by pdf.js. Runs in a worker and nowhere else: a page of a foreign file may be made to
// hang, and then it is the worker that is ended. The memory of a worker is the window's, so what a page takes of it is counted:
// its canvases and its pictures as they are decoded. A page over the limits is not drawn.
import { getDocument, GlobalWorkerOptions, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfResources } from '../../shared/import/read-pdf/resources.ts'
import { failed, success, type Outcome } from '../../shared/notes.ts'
import { stretch, type Advance, type TellReading } from '../../shared/reading-progress.ts'
import type { PagePicture, Request } from './tasks.ts'

/** Of a picture: paper of A4 at 300 % of a screen of 150 % is more than twice as sharp as anybody sees. */
const mostPixels = 16_000_000
const longestSide = 8192
/** Of all canvases in use at one time: the page's own, and those for groups and masks that lie over each other. */
const mostPixelsInUse = mostPixels * 4
/** Larger pictures in the file are left out: a picture of a whole page has nine million at 300 dots to an inch. */
const mostPixelsOfImage = 12_000_000
/** Of all pictures of a page, which are held until it is drawn: three of a whole page, four bytes each. */
const mostPixelsOfImages = mostPixelsOfImage * 3
const bytesOfPixel = 4

/** How far a drawing is when its pictures begin to come. */
const beforePictures = 0.2

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

export async function drawPage(
  { bytes, fileName, page: number, width: wanted }: Request<'draw'>,
  tell: TellReading,
): Promise<Outcome<PagePicture>> {
  const advance = stretch(tell, 'part', 0, beforePictures)
  const Canvases = countedCanvases()
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
    CanvasFactory: Canvases,
    FilterFactory: NoFilters,
  })
  try {
    const opened = await task.promise
    advance(1, 2)
    const page = await opened.getPage(number)
    advance(2, 2)
    const { width, height } = page.getViewport({ scale: 1 })
    const scale = scaleWithin(wanted, width, height)
    const picture = await pictureOf(page, scale, new Canvases(), stretch(tell, 'part', beforePictures, 1))
    return success({ picture, width, height, pages: opened.numPages })
  } catch (error) {
    // A bug, of ours or of pdf.js, is for the edge of the worker, which logs it.
    if (error instanceof TypeError || error instanceof ReferenceError) throw error
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

async function pictureOf(
  page: PDFPageProxy,
  scale: number,
  canvases: InstanceType<ReturnType<typeof countedCanvases>>,
  advance: Advance,
): Promise<ImageBitmap> {
  const viewport = page.getViewport({ scale })
  const { canvas } = canvases.create(
    Math.max(Math.round(viewport.width), 1),
    Math.max(Math.round(viewport.height), 1),
  )
  if (canvas === null) throw new Error('there is no canvas')
  const calledOff = countPictures([page.objs, page.commonObjs], advance)
  const drawing = page.render({ canvas, viewport })
  void calledOff.then(() => drawing.cancel())
  await drawing.promise
  return canvas.transferToImageBitmap()
}

/** Resolves when the pictures of a page are too many: those that come from then on are let go of. */
function countPictures(takers: readonly PDFPageProxy['objs'][], advance: Advance): Promise<void> {
  let pixels = 0
  return new Promise((callOff) => {
    for (const taker of takers) {
      const take = taker.resolve.bind(taker)
      taker.resolve = (id, data: unknown) => {
        pixels += pixelsOf(data)
        advance(pixels, mostPixelsOfImages)
        if (pixels <= mostPixelsOfImages) return take(id, data)
        bitmapOf(data)?.close()
        callOff()
      }
    }
  })
}

/** Of what pdf.js hands over as decoded: a picture, or the numbers of a shading. */
function pixelsOf(data: unknown): number {
  if (data instanceof ArrayBuffer) return data.byteLength / bytesOfPixel
  if (typeof data !== 'object' || data === null || !('width' in data && 'height' in data)) return 0
  return Number(data.width) * Number(data.height)
}

function bitmapOf(data: unknown): ImageBitmap | null {
  const bitmap = typeof data === 'object' && data !== null && 'bitmap' in data ? data.bitmap : null
  return bitmap instanceof ImageBitmap ? bitmap : null
}
