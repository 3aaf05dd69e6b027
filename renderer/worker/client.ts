// The window's end of the conversion worker: one task at a time, each with limits of time and a way to cancel, every
// trouble a value. What the tasks do is in conversion.worker.ts.
import { failed, type Outcome } from '../../shared/notes.ts'
import { longestReading, longestStandstill } from '../../shared/reading-progress.ts'
import type { Answer, Request, TaskName, TellStage, WorkerMessage } from './tasks.ts'

/**
 * The worker is ended after so many milliseconds without any progress: a new stage, or a greater share of one. A long file that
 * gets on steadily is not ended for its length; one that only pretends to is ended when the whole of it takes too long.
 */
export interface Limits {
  readonly standstill: number
  readonly whole: number
}

export interface TaskOptions {
  readonly signal?: AbortSignal
  readonly onStage?: TellStage
}

export interface ConversionClient {
  run<K extends TaskName>(task: K, request: Request<K>, options?: TaskOptions): Promise<Outcome<Answer<K>>>
  /** Ends the worker; a later task starts a new one. */
  stop(): void
}

type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export function conversionClient(
  startWorker: () => WorkerLike,
  { standstill = longestStandstill, whole = longestReading }: Partial<Limits> = {},
): ConversionClient {
  let worker: WorkerLike | null = null
  let lastId = 0
  let queue: Promise<unknown> = Promise.resolve()

  const stop = (): void => {
    worker?.terminate()
    worker = null
  }

  const perform = <K extends TaskName>(
    task: K,
    request: Request<K>,
    { signal, onStage }: TaskOptions,
  ): Promise<Outcome<Answer<K>>> => {
    const file = request.fileName
    if (signal?.aborted) return Promise.resolve(failed('conversion-cancelled', file))
    const current = (worker ??= startWorker())
    const id = (lastId += 1)
    const listening = new AbortController()
    let resolve: (outcome: Outcome<Answer<K>>) => void = () => undefined
    const promise = new Promise<Outcome<Answer<K>>>((settle) => (resolve = settle))
    const giveUp = (code: 'conversion-timeout' | 'conversion-cancelled' | 'conversion-crashed'): void => {
      stop()
      // What it said before it ended may still be on its way.
      listening.abort()
      resolve(failed(code, file))
    }
    const hurry = () => setTimeout(() => giveUp('conversion-timeout'), standstill)
    let stalled = hurry()
    const over = setTimeout(() => giveUp('conversion-timeout'), whole)
    let reached = ''
    let share = -2
    const advance: TellStage = (stage, step) => {
      const now = step?.share ?? -1
      if (stage === reached && now <= share) return
      reached = stage
      share = now
      clearTimeout(stalled)
      stalled = hurry()
      onStage?.(stage, step)
    }
    signal?.addEventListener('abort', () => giveUp('conversion-cancelled'), { signal: listening.signal })
    current.addEventListener('error', () => giveUp('conversion-crashed'), { signal: listening.signal })
    current.addEventListener('messageerror', () => giveUp('conversion-crashed'), { signal: listening.signal })
    current.addEventListener(
      'message',
      (event) => {
        const message = messageOf(event)
        if (message?.id !== id) return
        if ('stage' in message) advance(message.stage, message.step)
        // The worker answers a task with that task's outcome; the table of handlers holds it to that.
        else resolve(message.outcome as Outcome<Answer<K>>)
      },
      { signal: listening.signal },
    )
    current.postMessage({ id, task, request })
    return promise.finally(() => {
      clearTimeout(stalled)
      clearTimeout(over)
      listening.abort()
    })
  }

  return {
    run(task, request, options = {}) {
      const turn = queue.then(() => perform(task, request, options))
      queue = turn.catch(() => undefined)
      return turn
    },
    stop,
  }
}

/** Libraries inside the worker may post messages of their own; those are not ours. */
function messageOf(event: Event): WorkerMessage | null {
  if (!(event instanceof MessageEvent)) return null
  const data: unknown = event.data
  if (typeof data !== 'object' || data === null || !('id' in data) || typeof data.id !== 'number') return null
  return 'stage' in data || 'outcome' in data ? (data as WorkerMessage) : null
}
