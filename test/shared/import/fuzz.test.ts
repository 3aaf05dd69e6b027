import { describe, expect, it } from 'vitest'
import { corpora } from '../../fuzz/corpus.ts'
import { hurtBytes } from '../../fuzz/mutate.ts'
import { randomOf } from '../../fuzz/random.ts'
import { fuzz } from '../../fuzz/run.ts'

const all = await corpora()

describe('a broken file is a document or a failure with a code, in time', () => {
  it.each(all.map((corpus) => [corpus.format, corpus] as const))(
    '%s: 500 of them',
    { timeout: 240_000 },
    async (_, corpus) => {
      const result = await fuzz(corpus, { runs: 500, seed: 2024 })
      expect(result.findings).toEqual([])
      // Broken so that something is left to read, and so that something must be refused.
      expect(result.reports).toBeGreaterThan(25)
      expect(result.runs - result.reports).toBeGreaterThan(25)
    },
  )
})

describe('the fuzzing itself', () => {
  it('comes again: the same seed breaks the same file in the same way', () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, at) => at % 256)
    const hurt = (seed: number): Uint8Array => hurtBytes(bytes, randomOf(seed))
    expect(hurt(7)).toEqual(hurt(7))
    expect(hurt(7)).not.toEqual(hurt(8))
  })

  it('finds a file that silently says something else', async () => {
    const [docx] = all
    if (docx === undefined) throw new Error('no corpus')
    const other = all.find(({ format }) => format === 'txt')?.files[0]?.bytes ?? new Uint8Array()
    const silent = { ...docx, hurt: () => ({ bytes: other, isSealed: true }) }
    const { findings } = await fuzz(silent, { runs: 1, seed: 1 })
    expect(findings.map(({ what }) => what)).toEqual(['says something else, and nobody noticed'])
  })
})
