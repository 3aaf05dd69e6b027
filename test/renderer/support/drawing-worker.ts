// Real workers that answer the task of drawing a page with a picture of the right size, or do not answer at all: what the window
// makes of that is tested with them; pages themselves are drawn in the tests of the built program.

interface Behaviour {
  /** Pages that never come. */
  readonly hangs?: readonly number[]
  /** Pages that cannot be drawn. */
  readonly fails?: readonly number[]
}

/** Every page is A4 and has a black band across the middle. `begun` hears of every page that a worker is given. */
export function drawingWorker(
  { hangs = [], fails = [] }: Behaviour,
  begun: (page: number) => void = () => undefined,
): () => Worker {
  const code = `
    const hangs = ${JSON.stringify(hangs)}, fails = ${JSON.stringify(fails)}
    onmessage = ({ data: { id, request: { page, width, fileName } } }) => {
      postMessage({ begun: page })
      if (hangs.includes(page)) for (;;);
      if (fails.includes(page)) {
        postMessage({ id, outcome: { ok: false, failure: { code: 'page-not-drawn', sentence: fileName } } })
        return
      }
      const canvas = new OffscreenCanvas(width, Math.round(width * Math.SQRT2))
      const context = canvas.getContext('2d')
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.fillStyle = '#000'
      context.fillRect(0, canvas.height * 0.49, canvas.width, canvas.height * 0.02)
      const picture = canvas.transferToImageBitmap()
      const value = { picture, width: 595, height: 842, pages: 9 }
      postMessage({ id, outcome: { ok: true, value, notes: [] } }, [picture])
    }`
  return () => {
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    worker.addEventListener('message', ({ data }) => {
      if (typeof data.begun === 'number') begun(data.begun)
    })
    return worker
  }
}
