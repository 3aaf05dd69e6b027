import { describe, expect, it } from 'vitest'
import { conversionClient } from '../../../renderer/worker/client.ts'
import { startConversionWorker } from '../../../renderer/worker/start-conversion.ts'

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
    const client = conversionClient(() => (workers.shift() ?? endless)(), { limit: 200 })
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
    const client = conversionClient(workerOf('onmessage = () => { for (;;); }'), { limit: 100 })
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
