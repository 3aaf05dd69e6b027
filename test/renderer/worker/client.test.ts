import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { conversionClient } from '../../../renderer/worker/client.ts'
import { startConversionWorker } from '../../../renderer/worker/start-conversion.ts'
import type { Stage } from '../../../renderer/worker/tasks.ts'
import type { ReadingStep } from '../../../shared/reading-progress.ts'
import { longPage } from '../../support/long-files.ts'

/** Real workers whose only work is what the test needs of them. */
function workerOf(code: string): () => Worker {
  return () => new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
}

const request = { bytes: new Uint8Array(), fileName: '去年.docx' }

describe('the conversion worker’s client', () => {
  it('brings back a value, and every step on the way', async () => {
    const client = conversionClient(startConversionWorker)
    const stages: string[] = []
    const bytes = new TextEncoder().encode('不是年报')
    const outcome = await client.run(
      'import',
      { bytes, fileName: '说明.txt' },
      { onStage: (stage) => stages.push(stage) },
    )
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'not-a-report' } })
    expect(stages).toEqual(['reading', 'recognizing'])
    client.stop()
  })

  it('ends a worker that never ends, says so, and starts another for the next task', async () => {
    const endless = workerOf('onmessage = () => { for (;;); }')
    const answering = workerOf(
      'onmessage = ({ data }) => postMessage({ id: data.id, outcome: { ok: true, value: [], notes: [] } })',
    )
    const workers = [endless, answering]
    const client = conversionClient(() => (workers.shift() ?? endless)(), { standstill: 200 })
    expect(await client.run('import', request)).toMatchObject({
      ok: false,
      failure: { code: 'conversion-timeout', sentence: expect.stringContaining('去年.docx') },
    })
    expect(await client.run('formats', { fileName: '' })).toMatchObject({ ok: true })
  })

  it('ends a worker at once when it is cancelled', async () => {
    const client = conversionClient(workerOf('onmessage = () => { for (;;); }'))
    const cancelling = new AbortController()
    const outcome = client.run('import', request, { signal: cancelling.signal })
    cancelling.abort()
    // Its time would be over after ten seconds, and that would be another failure.
    expect(await outcome).toMatchObject({ ok: false, failure: { code: 'conversion-cancelled' } })
  })

  it('does not begin what was cancelled while it waited its turn', async () => {
    const client = conversionClient(workerOf('onmessage = () => { for (;;); }'), {
      standstill: 100,
    })
    const cancelled = AbortSignal.abort()
    const [first, second] = await Promise.all([
      client.run('import', request),
      client.run('import', request, { signal: cancelled }),
    ])
    expect(first).toMatchObject({ failure: { code: 'conversion-timeout' } })
    expect(second).toMatchObject({ failure: { code: 'conversion-cancelled' } })
  })

  it('says so when the worker falls over', async () => {
    const client = conversionClient(workerOf('onmessage = () => { throw new Error("bug") }'))
    expect(await client.run('import', request)).toMatchObject({
      ok: false,
      failure: { code: 'conversion-crashed' },
    })
  })

  it('takes no message for its own that a library inside the worker posted', async () => {
    const client = conversionClient(
      workerOf(`onmessage = ({ data }) => {
        postMessage({ action: 'ready' })
        postMessage('text')
        postMessage({ id: data.id + 1, outcome: { ok: true, value: 'foreign' } })
        postMessage({ id: data.id, outcome: { ok: true, value: [], notes: [] } })
      }`),
    )
    expect(await client.run('formats', { fileName: '' })).toEqual({ ok: true, value: [], notes: [] })
  })
})

/** A worker that says what the test makes it say, and when. */
class SpokenWorker extends EventTarget {
  isEnded = false
  #id = 0

  postMessage({ id }: { readonly id: number }): void {
    this.#id = id
  }

  terminate(): void {
    this.isEnded = true
  }

  says(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: { id: this.#id, ...message } }))
  }

  isAt(share: number, stage: Stage = 'reading'): void {
    this.says({ stage, step: { unit: 'part', done: 0, all: 1, isArranging: false, share } })
  }
}

const readWell = { outcome: { ok: true, value: null, notes: [] } }

describe('the limits of a task', () => {
  function clockedTask() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const worker = new SpokenWorker()
    const client = conversionClient(() => worker)
    return { worker, outcome: client.run('import', request) }
  }

  it('let a long file be read that gets on', async () => {
    const { worker, outcome } = clockedTask()
    for (let share = 0; share < 6; share += 1) {
      await vi.advanceTimersByTimeAsync(9_000)
      worker.isAt(share / 6)
    }
    worker.says(readWell)
    expect(await outcome).toEqual(readWell.outcome)
    expect(worker.isEnded).toBe(false)
  })

  it.each([
    ['says nothing', () => undefined],
    ['repeats itself', (worker: SpokenWorker) => worker.isAt(0.5)],
    ['goes back', (worker: SpokenWorker, turn: number) => worker.isAt(0.5 - turn / 100)],
  ] as const)('end one that %s for ten seconds', async (_case, speak) => {
    const { worker, outcome } = clockedTask()
    for (let turn = 0; turn < 12; turn += 1) {
      speak(worker, turn)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(await outcome).toMatchObject({ failure: { code: 'conversion-timeout' } })
    expect(worker.isEnded).toBe(true)
  })

  it('end one that gets on by so little that it takes more than a minute', async () => {
    const { worker, outcome } = clockedTask()
    for (let turn = 0; turn < 61; turn += 1) {
      worker.isAt(turn / 1000)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(await outcome).toMatchObject({ failure: { code: 'conversion-timeout' } })
  })
})

describe('progress', () => {
  it('is told forward only, whatever the worker says', async () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(shares, async (said) => {
        const worker = new SpokenWorker()
        const heard: number[] = []
        const running = conversionClient(() => worker).run('import', request, {
          onStage: (_stage, step) => heard.push(step?.share ?? 0),
        })
        await Promise.resolve()
        for (const share of said) worker.isAt(share)
        worker.says(readWell)
        await running
        expect(heard).toEqual(
          [...new Set(said)].filter((share) =>
            said.slice(0, said.indexOf(share)).every((before) => before < share),
          ),
        )
      }),
    )
  })

  it('of a real long file goes from its first part to the last', async () => {
    const client = conversionClient(startConversionWorker)
    onTestFinished(() => client.stop())
    const steps: ReadingStep[] = []
    await client.run(
      'import',
      { bytes: longPage(20_000), fileName: '长.html' },
      { onStage: (_stage, step) => step && steps.push(step) },
    )
    expect(steps.map(({ share }) => share)).toEqual(steps.map(({ share }) => share).toSorted((a, b) => a - b))
    expect(steps.at(-1)).toMatchObject({ unit: 'part', done: 1, all: 1, share: 1 })
    expect(steps.length).toBeGreaterThan(3)
  })

  it('can be stopped after any step: the worker ends, nothing more is told, the next task has a worker of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10), async (before) => {
        const workers = [new SpokenWorker(), new SpokenWorker()] as const
        let started = -1
        const client = conversionClient(() => workers[(started += 1) === 0 ? 0 : 1])
        const cancelling = new AbortController()
        let heard = 0
        const running = client.run('import', request, {
          signal: cancelling.signal,
          onStage: () => (heard += 1),
        })
        await Promise.resolve()
        for (let step = 0; step < before; step += 1) workers[0].isAt((step + 1) / 12)
        cancelling.abort()
        workers[0].isAt(1)
        workers[0].says(readWell)
        expect(await running).toMatchObject({ failure: { code: 'conversion-cancelled' } })
        expect([workers[0].isEnded, heard]).toEqual([true, before])
        const next = client.run('import', request)
        await new Promise((resolve) => setTimeout(resolve))
        workers[1].says(readWell)
        expect(await next).toEqual(readWell.outcome)
      }),
      { numRuns: 30 },
    )
  })
})
