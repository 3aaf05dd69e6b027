import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { keptValue } from '../../../electron/memory/kept-value.ts'
import { fitToScreens, smallest, windowPlace, type Area } from '../../../electron/memory/window-place.ts'
import { realDisk, type Disk } from '../../../electron/saving/disk.ts'
import { failingDisk } from '../../support/desk/failing-disk.ts'
import { temporaryFolder } from '../../support/desk/temporary-folder.ts'

const schema = v.object({ count: v.number() })
const keeping = (folder: string, disk: Disk = realDisk) => ({ folder, disk, wait: async () => undefined })

describe('a value kept over starts', () => {
  it('is there again', async () => {
    const folder = await temporaryFolder()
    await (await keptValue(keeping(folder), 'a', schema, { count: 0 })).set({ count: 7 })
    expect((await keptValue(keeping(folder), 'a', schema, { count: 0 })).get()).toEqual({ count: 7 })
  })

  it('is the last of many set in one breath', async () => {
    const folder = await temporaryFolder()
    const kept = await keptValue(keeping(folder), 'a', schema, { count: 0 })
    await Promise.all([1, 2, 3, 4].map((count) => kept.set({ count })))
    expect(JSON.parse(await readFile(join(folder, 'a.json'), 'utf8'))).toEqual({ count: 4 })
  })

  it.each(['{"count":', '{"count":"7"}', '', 'null'])(
    'broken (%j) it starts anew and is set aside',
    async (text) => {
      const folder = await temporaryFolder()
      await writeFile(join(folder, 'a.json'), text)
      expect((await keptValue(keeping(folder), 'a', schema, { count: 0 })).get()).toEqual({ count: 0 })
      expect(await readdir(folder)).toEqual(['a.json.broken'])
    },
  )

  it('that the disk refuses holds for this start', async () => {
    const folder = await temporaryFolder()
    const full = failingDisk({ doing: 'write', code: 'ENOSPC' })
    const kept = await keptValue(keeping(folder, full), 'a', schema, { count: 0 })
    await kept.set({ count: 7 })
    expect(kept.get()).toEqual({ count: 7 })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('the window’s place', () => {
  const main = { x: 0, y: 0, width: 1366, height: 728 }
  const second = { x: 1366, y: 0, width: 1920, height: 1040 }

  it('is kept', async () => {
    const folder = await temporaryFolder()
    const place = { area: { x: 1, y: 2, width: 1000, height: 700 }, maximized: true }
    await (await windowPlace(keeping(folder))).set(place)
    expect((await windowPlace(keeping(folder))).get()).toEqual(place)
  })

  it.each<[string, Area | null, readonly Area[], Area | null]>([
    ['never moved', null, [main], null],
    [
      'as it was',
      { x: 50, y: 40, width: 1200, height: 650 },
      [main],
      { x: 50, y: 40, width: 1200, height: 650 },
    ],
    [
      'on the second screen',
      { x: 1500, y: 40, width: 1200, height: 650 },
      [main, second],
      { x: 1500, y: 40, width: 1200, height: 650 },
    ],
    ['on a screen that was unplugged', { x: 1500, y: 40, width: 1200, height: 650 }, [main], null],
    [
      'larger than the screen',
      { x: 0, y: 0, width: 3840, height: 2100 },
      [main],
      { x: 0, y: 0, width: 1366, height: 728 },
    ],
    [
      'half outside',
      { x: 1000, y: 300, width: 1200, height: 650 },
      [main],
      { x: 166, y: 78, width: 1200, height: 650 },
    ],
    ['its bar above the screen', { x: 0, y: -600, width: 1200, height: 650 }, [main], null],
    ['smaller than it may be', { x: 10, y: 10, width: 50, height: 50 }, [main], null],
  ])('%s', (_, kept, screens, fitted) => {
    expect(fitToScreens(kept, screens)).toEqual(fitted)
  })

  it('always lies inside a screen, and is never too small for one that has the room', () => {
    const length = fc.integer({ min: 1, max: 5000 })
    const area = fc.record({
      x: fc.integer({ min: -6000, max: 6000 }),
      y: fc.integer({ min: -6000, max: 6000 }),
      width: length,
      height: length,
    })
    fc.assert(
      fc.property(area, fc.array(area, { minLength: 1, maxLength: 3 }), (kept, screens) => {
        const fitted = fitToScreens(kept, screens)
        if (fitted === null) return
        const isInside = screens.some(
          (one) =>
            fitted.x >= one.x &&
            fitted.y >= one.y &&
            fitted.x + fitted.width <= one.x + one.width &&
            fitted.y + fitted.height <= one.y + one.height &&
            fitted.width >= Math.min(smallest.width, one.width) &&
            fitted.height >= Math.min(smallest.height, one.height),
        )
        expect(isInside).toBe(true)
      }),
    )
  })
})
