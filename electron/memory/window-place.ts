// Size and place of the window over starts. A screen may have been unplugged since: what lies outside all of them, or
// is larger than its screen, is brought back in.
import * as v from 'valibot'
import { keptValue, type Keeping, type KeptValue } from './kept-value.ts'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowPlace {
  /** null: not yet moved by the clerk; the system chooses. */
  readonly area: Area | null
  readonly maximized: boolean
}

/** The working page is complete at 1366 × 768; below this it would be cut off. */
export const smallest = { width: 960, height: 600 } as const
export const usual = { width: 1280, height: 800 } as const

/** How much of the title bar must be seen for the window to be caught with the mouse. */
const grip = { width: 120, height: 32 } as const

const whole = v.pipe(v.number(), v.integer())
const schema = v.object({
  area: v.nullable(v.object({ x: whole, y: whole, width: whole, height: whole })),
  maximized: v.boolean(),
})

export function windowPlace(keeping: Keeping): Promise<KeptValue<WindowPlace>> {
  return keptValue<WindowPlace>(keeping, 'window', schema, { area: null, maximized: false })
}

/** Where the window opens, given the work areas of the screens there are; null leaves the place to the system. */
export function fitToScreens(kept: Area | null, screens: readonly Area[]): Area | null {
  if (kept === null) return null
  const screen = screens.find((one) => isWithinReach(kept, one))
  if (screen === undefined) return null
  const width = Math.min(Math.max(kept.width, smallest.width), screen.width)
  const height = Math.min(Math.max(kept.height, smallest.height), screen.height)
  return {
    x: between(kept.x, screen.x, screen.x + screen.width - width),
    y: between(kept.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  }
}

function isWithinReach(kept: Area, screen: Area): boolean {
  const seenWidth = Math.min(kept.x + kept.width, screen.x + screen.width) - Math.max(kept.x, screen.x)
  const isBarSeen = kept.y >= screen.y - grip.height && kept.y + grip.height <= screen.y + screen.height
  return seenWidth >= grip.width && isBarSeen
}

function between(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), Math.max(lowest, highest))
}
