import { describe, expect, it } from 'vitest'
import { pagePictures, type PagePictures } from '../../../renderer/store/page-pictures.ts'
import { conversionClient } from '../../../renderer/worker/client.ts'
import { drawingWorker } from '../support/drawing-worker.ts'
import { until } from '../support/window.ts'

const file = { fileName: '去年.pdf', bytes: new Uint8Array([1, 2, 3]) }

/** Drawn by real workers; which tasks they were given, by page. None is broken off for its slowness alone. */
function drawing(behaviour: Parameters<typeof drawingWorker>[0] = {}, patience = 60_000) {
  const started: number[] = []
  const client = conversionClient(
    drawingWorker(behaviour, (page) => started.push(page)),
    {
      standstill: 5_000,
    },
  )
  return { started, pictures: pagePictures(file, client, patience) }
}

async function sizeOf(pictures: PagePictures, page: number, width = 100): Promise<string> {
  const outcome = await pictures.draw(page, width)
  if (outcome === null) return 'passed over'
  if (!outcome.ok) return outcome.failure.code
  return `${outcome.value.picture.width} × ${outcome.value.picture.height}`
}

describe('the pictures of a PDF’s pages', () => {
  it('are drawn once for a page and a width, and kept', async () => {
    const { started, pictures } = drawing()
    expect(await sizeOf(pictures, 1)).toBe('100 × 141')
    expect(await sizeOf(pictures, 1)).toBe('100 × 141')
    expect(await sizeOf(pictures, 1, 200)).toBe('200 × 283')
    expect(started).toEqual([1, 1])
  })

  it('come in the order in which they are still wanted: what was passed over is not begun', async () => {
    const { started, pictures } = drawing()
    const all = [1, 2, 3, 4].map((page) => sizeOf(pictures, page))
    expect(await Promise.all(all)).toEqual(['100 × 141', 'passed over', 'passed over', '100 × 141'])
    expect(started).toEqual([1, 4])
  })

  it('wanted twice at once are drawn once', async () => {
    const { started, pictures } = drawing()
    const both = [1, 1].map((page) => sizeOf(pictures, page))
    expect(await Promise.all(both)).toEqual(['100 × 141', '100 × 141'])
    expect(started).toEqual([1])
  })

  it('do not wait for one that hangs and is no longer wanted', async () => {
    const { started, pictures } = drawing({ hangs: [2] }, 50)
    const hanging = sizeOf(pictures, 2)
    await until(() => started.includes(2))
    expect(await sizeOf(pictures, 3)).toBe('100 × 141')
    expect(await hanging).toBe('passed over')
    expect(pictures.isBroken(2)).toBe(false)
  })

  it('are not tried again where they could not be drawn, and the others are', async () => {
    const { started, pictures } = drawing({ fails: [2], hangs: [5] })
    expect(await sizeOf(pictures, 2)).toBe('page-not-drawn')
    expect(await sizeOf(pictures, 5)).toBe('page-not-drawn')
    expect(await sizeOf(pictures, 2, 300)).toBe('page-not-drawn')
    expect(await sizeOf(pictures, 5)).toBe('page-not-drawn')
    expect([2, 5].map((page) => pictures.isBroken(page))).toEqual([true, true])
    expect(await sizeOf(pictures, 3)).toBe('100 × 141')
    expect(started).toEqual([2, 5, 3])
  })

  it('are let go of when they are many, the one seen longest ago first, and all at the end', async () => {
    const { started, pictures } = drawing()
    const drawn = await Promise.all([await pictures.draw(1, 3000), await pictures.draw(2, 3000)])
    await pictures.draw(1, 3000)
    await pictures.draw(3, 3000)
    const widths = drawn.map((outcome) => (outcome?.ok === true ? outcome.value.picture.width : null))
    expect(widths).toEqual([3000, 0])
    expect(started).toEqual([1, 2, 3])
    pictures.close()
    expect(drawn.map((outcome) => (outcome?.ok === true ? outcome.value.picture.width : null))).toEqual([
      0, 0,
    ])
  })

  it('that come after the end are let go of at once', async () => {
    const { pictures } = drawing()
    const late = sizeOf(pictures, 1)
    pictures.close()
    expect(await late).toBe('passed over')
  })
})
