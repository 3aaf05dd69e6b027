// The pictures of one PDF's pages, drawn by a worker one at a time: the last that was asked for comes next, what nobody waits
// for any more is broken off when it takes long. The last few are kept, the rest let go of.
import { failed, success, type Outcome } from '../../shared/notes.ts'
import type { ConversionClient } from '../worker/client.ts'
import type { PagePicture } from '../worker/tasks.ts'

export interface PagePictures {
  /** Numbered from 1, so many pixels wide; null where another was asked for before its turn came. */
  draw(page: number, width: number): Promise<Outcome<PagePicture> | null>
  /** Whether it could not be drawn, and is not tried again. */
  isBroken(page: number): boolean
  /** Lets go of everything. */
  close(): void
}

interface Wish {
  readonly key: string
  readonly page: number
  readonly width: number
  readonly cancelling: AbortController
  readonly drawn: Promise<Outcome<PagePicture> | null>
  readonly give: (outcome: Outcome<PagePicture> | null) => void
}

/** 120 MB: two pages at the largest, or a dozen as they are usually looked at. */
const mostPixels = 30_000_000
/** A page is mostly there in a tenth of a second; ending its worker, and starting another, would take longer. */
const usualPatience = 1_000

export function pagePictures(
  file: { readonly fileName: string; readonly bytes: Uint8Array },
  client: Pick<ConversionClient, 'run'>,
  patience = usualPatience,
): PagePictures {
  /** The one that was looked at last comes last. */
  const kept = new Map<string, PagePicture>()
  const broken = new Set<number>()
  let current: Wish | null = null
  let next: Wish | null = null
  /** The last that was asked for. */
  let wanted = ''
  let isClosed = false

  function keep(key: string, picture: PagePicture): void {
    kept.delete(key)
    kept.set(key, picture)
    let pixels = [...kept.values()].reduce((sum, one) => sum + pixelsOf(one), 0)
    for (const [oldest, one] of kept) {
      if (pixels <= mostPixels || kept.size === 1) break
      pixels -= pixelsOf(one)
      kept.delete(oldest)
      one.picture.close()
    }
  }

  function passOver(): void {
    next?.give(null)
    next = null
    const stale = current
    if (stale === null || stale.key === wanted) return
    setTimeout(() => {
      if (stale.key !== wanted) stale.cancelling.abort()
    }, patience)
  }

  async function work(): Promise<void> {
    if (current !== null) return
    while (next !== null) {
      const wish: Wish = next
      current = wish
      next = null
      const { page, width, cancelling } = wish
      const request = { bytes: file.bytes, fileName: file.fileName, page, width }
      const outcome = await client.run('draw', request, { signal: cancelling.signal })
      current = null
      if (isClosed) {
        if (outcome.ok) outcome.value.picture.close()
        wish.give(null)
      } else if (outcome.ok) {
        keep(wish.key, outcome.value)
        wish.give(outcome)
      } else if (outcome.failure.code === 'conversion-cancelled') wish.give(null)
      else {
        broken.add(page)
        wish.give(failed('page-not-drawn', file.fileName, page))
      }
    }
  }

  return {
    draw(page, width) {
      const key = `${page} ${width}`
      const known = kept.get(key)
      wanted = key
      passOver()
      if (current?.key === key && !current.cancelling.signal.aborted) return current.drawn
      if (known) {
        keep(key, known)
        return Promise.resolve(success(known))
      }
      if (broken.has(page)) return Promise.resolve(failed('page-not-drawn', file.fileName, page))
      const { promise, resolve } = withResolvers<Outcome<PagePicture> | null>()
      next = { key, page, width, cancelling: new AbortController(), drawn: promise, give: resolve }
      void work()
      return promise
    },
    isBroken: (page) => broken.has(page),
    close() {
      isClosed = true
      next?.give(null)
      next = null
      current?.cancelling.abort()
      for (const { picture } of kept.values()) picture.close()
      kept.clear()
    },
  }
}

function pixelsOf({ picture }: PagePicture): number {
  return picture.width * picture.height
}

function withResolvers<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => (resolve = settle))
  return { promise, resolve }
}
