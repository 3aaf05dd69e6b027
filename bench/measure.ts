// Measures contenders against each other in one run: warmed up, then in turns, so that a busy moment of the machine
// hits them all. Printing is in main.ts.

/** One `*.bench.ts` exports `benchmarks`: functions that prepare what they measure. */
export interface Benchmark {
  readonly title: string
  readonly unit: 'µs' | 'ms'
  /** The first one is ours; the others' ratios are to it. */
  readonly contenders: readonly Contender[]
  /** So many samples of each, for what takes many seconds; else as many as fit into the time. */
  readonly rounds?: number
  /** When it has been measured. */
  readonly close?: () => Promise<void>
}

export interface Contender {
  readonly name: string
  /** One run; a promise is waited for. */
  readonly run: () => unknown
  /** How many things one run is over, when the time of one of them is wanted. */
  readonly things?: number
  /** A run gives the milliseconds it took, by a clock of its own. */
  readonly isTimed?: true
  /** Median, in the benchmark's unit, that we hold ourselves to. */
  readonly target?: number
  readonly targetP95?: number
}

/** null where a program of the machine is missing, which has been said. */
export type Prepare = () => Benchmark | null | Promise<Benchmark | null>

export interface Measured {
  readonly name: string
  readonly median: number
  /** 95 in 100 samples are at most this. */
  readonly p95: number
  /** Median over the first contender's. */
  readonly ratio: number
  readonly target?: number
  readonly targetP95?: number
}

interface Samples {
  readonly contender: Contender
  readonly batch: number
  /** Milliseconds a run. */
  readonly times: number[]
}

const warmUp = 300
/** Milliseconds a sample takes where one run is shorter: long for the clock, short beside a slice of the scheduler. */
const sampleLength = 1
const budget = 4000
const fewest = 11
const most = 1001

export async function measure({ unit, contenders, rounds = most }: Benchmark): Promise<readonly Measured[]> {
  const all: Samples[] = []
  for (const contender of contenders) {
    const once = await warm(contender)
    all.push({
      contender,
      batch: contender.isTimed ? 1 : Math.max(1, Math.round(sampleLength / once)),
      times: [],
    })
  }
  const start = performance.now()
  for (let round = 0; round < rounds; round += 1) {
    if (round >= fewest && performance.now() - start > budget) break
    // Each round begins with another one: none is always measured after the same neighbour.
    for (let turn = 0; turn < all.length; turn += 1) {
      const samples = all[(round + turn) % all.length]
      if (!samples) continue
      // Once unmeasured, so that nobody pays for what the one before left in the processor's caches.
      if (samples.batch > 1) await sample(samples.contender, samples.batch)
      samples.times.push(await sample(samples.contender, samples.batch))
    }
  }
  const scale = unit === 'µs' ? 1000 : 1
  const results = all.map(({ contender: { name, target, targetP95, things = 1 }, times }) => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share: number): number =>
      ((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN) * scale) / things
    return {
      name,
      median: at(0.5),
      p95: at(0.95),
      ...(target === undefined ? {} : { target }),
      ...(targetP95 === undefined ? {} : { targetP95 }),
    }
  })
  const ours = results[0]?.median ?? Number.NaN
  return results.map((result) => ({ ...result, ratio: result.median / ours }))
}

/** Runs it until the engine has settled; milliseconds of one run, as it then is. */
async function warm(contender: Contender): Promise<number> {
  const start = performance.now()
  let last = await sample(contender, 1)
  while (performance.now() - start < warmUp)
    last = await sample(contender, contender.isTimed ? 1 : Math.ceil(1 / Math.max(last, 0.001)))
  return Math.max(last, 0.0001)
}

async function sample({ run, isTimed }: Contender, batch: number): Promise<number> {
  const start = performance.now()
  let told = 0
  for (let count = 0; count < batch; count += 1) {
    const result = run()
    const value: unknown = result instanceof Promise ? await result : result
    if (typeof value === 'number') told += value
  }
  return (isTimed ? told : performance.now() - start) / batch
}
