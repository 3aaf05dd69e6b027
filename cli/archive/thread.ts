// One thread that checks files, as the thread of the terminal sees it: begun, given a path, ended; and what becomes of a file
// over which it hangs or ends.
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { failure } from '../../shared/notes.ts'
import type { ArchiveLine } from '../answers.ts'
import { failedLine } from './check-file.ts'

const script = new URL('start-worker.mjs', import.meta.url)
/** Megabytes of a thread's heap, many times what the budgets of the readers let through. */
const heap = 1024

/** Milliseconds that one file may take: without getting on, and as a whole. */
export interface Limits {
  readonly standstill: number
  readonly whole: number
}

/** A thread says how far it is only by saying that it gets on. */
type Heard = 'ready' | ArchiveLine | { readonly over: 'slow' | 'crashed' | 'stopped'; readonly error?: Error }

export class Thread {
  readonly #worker: Worker
  readonly #stop: AbortSignal
  readonly #limits: Limits
  #hear: (heard: Heard) => void = () => undefined
  #goOn: () => void = () => undefined
  #isOver = false

  private constructor(stop: AbortSignal, limits: Limits) {
    this.#stop = stop
    this.#limits = limits
    this.#worker = new Worker(script, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heap },
    })
    this.#worker.on('message', (heard: 'ready' | 'going on' | ArchiveLine) => {
      if (heard === 'going on') this.#goOn()
      else this.#hear(heard)
    })
    this.#worker.on('error', (error) => this.#over({ over: 'crashed', error }))
    this.#worker.on('exit', () => this.#over({ over: 'crashed' }))
    stop.addEventListener('abort', this.#stopped)
  }

  /** A thread that has loaded what it needs; the time limit is for files, not for that. */
  static async start(stop: AbortSignal, limits: Limits): Promise<Thread> {
    const thread = new Thread(stop, limits)
    const heard = await thread.#next()
    if (typeof heard === 'object' && 'over' in heard && heard.over === 'crashed') {
      throw heard.error ?? new Error('a thread ended before it began')
    }
    return thread
  }

  /** No more files for this one. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** What the file comes to; null where the work was stopped over it. */
  async check(path: string): Promise<ArchiveLine | null> {
    if (this.#isOver) return null
    const heard = this.#next()
    this.#worker.postMessage(path)
    const slow = (): void => this.#over({ over: 'slow' })
    const timer = setTimeout(slow, this.#limits.standstill)
    const over = setTimeout(slow, this.#limits.whole)
    this.#goOn = () => timer.refresh()
    const answer = await heard
    clearTimeout(timer)
    clearTimeout(over)
    if (answer === 'ready') throw new Error('a thread began twice')
    if (!('over' in answer)) return answer
    await this.#worker.terminate()
    if (answer.over === 'stopped') return null
    const code = answer.over === 'slow' ? 'conversion-timeout' : 'conversion-crashed'
    return failedLine(path, failure(code, basename(path)))
  }

  async end(): Promise<void> {
    this.#stop.removeEventListener('abort', this.#stopped)
    this.#isOver = true
    await this.#worker.terminate()
  }

  #next(): Promise<Heard> {
    return new Promise((resolve) => {
      this.#hear = resolve
      if (this.#stop.aborted) this.#over({ over: 'stopped' })
    })
  }

  readonly #stopped = (): void => this.#over({ over: 'stopped' })

  #over(heard: Heard): void {
    this.#isOver = true
    this.#stop.removeEventListener('abort', this.#stopped)
    this.#hear(heard)
  }
}
