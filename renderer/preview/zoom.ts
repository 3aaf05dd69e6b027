// How large the pages of the preview are: as wide as the pane, whole, or a share of their size on paper.

export type Zoom = 'width' | 'page' | number

/** In per cent, as they are stepped through. */
export const zoomSteps: readonly number[] = [50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300]

export interface Room {
  readonly width: number
  readonly height: number
}

/** Kept free around a page, in pixels of the window. */
export const around = 16

/** Factor by which a page is drawn. */
export function factorOf(zoom: Zoom, page: Room, room: Room): number {
  if (typeof zoom === 'number') return zoom / 100
  const width = Math.max(0.1, (room.width - 2 * around) / page.width)
  return zoom === 'width' ? width : Math.min(width, Math.max(0.1, (room.height - 2 * around) / page.height))
}

/** The next step up or down from what is shown. */
export function stepped(factor: number, isUp: boolean): number {
  const shown = factor * 100
  const [least = 50, most = 300] = [zoomSteps[0], zoomSteps.at(-1)]
  return isUp
    ? (zoomSteps.find((step) => step > shown + 0.5) ?? most)
    : (zoomSteps.findLast((step) => step < shown - 0.5) ?? least)
}

/** Which page is before the eyes, numbered from 1: the one that stands over the middle of what is seen. */
export function pageInSight(tops: readonly number[], scrolled: number, height: number): number {
  const middle = scrolled + height / 2
  return Math.max(1, tops.filter((top) => top <= middle).length)
}
