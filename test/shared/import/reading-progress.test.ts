// What readers tell on the way, of real files of every kind: it never goes back, and it ends when the reading does.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { stepWords, stretch, throttled, type ReadingStep } from '../../../shared/reading-progress.ts'
import { docFixtures } from '../../fixtures/doc/doc-fixtures.ts'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'
import { htmlFixtures } from '../../fixtures/html/html-fixtures.ts'
import { mhtFixtures } from '../../fixtures/mht/mht-fixtures.ts'
import { pdfFixtures } from '../../fixtures/pdf/pdf-fixtures.ts'
import { rtfFixtures } from '../../fixtures/rtf/rtf-fixtures.ts'
import { textFixtures } from '../../fixtures/text/text-fixtures.ts'
import { xlsFixtures } from '../../fixtures/xls/xls-fixtures.ts'
import { excelFixtures } from '../../fixtures/xlsx/excel-fixtures.ts'
import { longPdf } from '../../support/long-files.ts'

beforeAll(findPdfResources)

async function stepsOf(bytes: Uint8Array, name: string): Promise<readonly ReadingStep[]> {
  const steps: ReadingStep[] = []
  const outcome = await readFile(bytes, name, (step) => steps.push(step))
  expect(outcome.ok).toBe(true)
  return steps
}

const goesForward = (steps: readonly ReadingStep[]): boolean =>
  steps.every(({ share }, index) => share >= (steps[index - 1]?.share ?? 0))
const isWithin = ({ done, all, share }: ReadingStep): boolean =>
  Number.isInteger(done) && done >= 0 && done <= all && share >= 0 && share <= 1

describe('a reader tells how far it is', () => {
  it.each([
    ['docx', wordFixtures, 'part'],
    ['doc', docFixtures, 'part'],
    ['rtf', rtfFixtures, 'part'],
    ['html', htmlFixtures, 'part'],
    ['mht', mhtFixtures, 'part'],
    ['xlsx', excelFixtures, 'sheet'],
    ['xls', xlsFixtures, 'sheet'],
    ['pdf', pdfFixtures, 'page'],
  ] as const)('never back, and to the end: every .%s', async (format, fixtures, unit) => {
    for (const { name, bytes } of fixtures) {
      const steps = await stepsOf(bytes(), `${name}.${format}`)
      const odd = {
        name,
        back: !goesForward(steps),
        beyond: steps.filter((step) => !isWithin(step)),
        units: new Set(steps.map((step) => step.unit)),
        last: { share: steps.at(-1)?.share, isWhole: steps.at(-1)?.done === steps.at(-1)?.all },
      }
      expect(odd).toEqual({
        name,
        back: false,
        beyond: [],
        units: new Set([unit]),
        last: { share: 1, isWhole: true },
      })
    }
  })

  it('but of a text, which is read in one go', async () => {
    const [first] = textFixtures
    expect(await stepsOf(first?.bytes() ?? new Uint8Array(), '年报.txt')).toEqual([])
  })

  it('of a PDF page by page, read first and then put into order', async () => {
    const steps = await stepsOf(longPdf(30), '长.pdf')
    const read = steps.filter(({ isArranging }) => !isArranging)
    expect(read.map(stepWords)).toEqual(Array.from({ length: 30 }, (_, at) => `第 ${at + 1} 页，共 30 页`))
    const arranged = steps.filter(({ isArranging }) => isArranging).map(stepWords)
    expect([arranged[0], arranged.at(-1)]).toEqual(['整理第 1 页，共 30 页', '整理第 30 页，共 30 页'])
  })
})

describe('a stretch', () => {
  const counts = fc.integer({ min: 1, max: 5000 })
  const shares = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)

  it('lies between its shares, whatever is counted, and never goes back', () => {
    fc.assert(
      fc.property(counts, shares, (all, [from, to]) => {
        const steps: ReadingStep[] = []
        const advance = stretch((step) => steps.push(step), 'part', from, to)
        for (let done = 0; done <= all; done += Math.max(1, all / 7)) advance(done, all)
        advance(all, all)
        return (
          goesForward(steps) &&
          steps.every((step) => isWithin(step) && step.share >= from && step.share <= to + 1e-12) &&
          steps.at(-1)?.done === all
        )
      }),
    )
  })

  it('of nothing is done', () => {
    const steps: ReadingStep[] = []
    stretch((step) => steps.push(step), 'page', 0, 0.5)(0, 0)
    expect(steps.map(({ share }) => share)).toEqual([0.5])
  })
})

describe('what is passed on', () => {
  it('is at most twenty a second and forward only, with the end among it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(200), fc.double({ min: 0, max: 0.99, noNaN: true })), { maxLength: 200 }),
        (told) => {
          let time = 0
          const passed: { readonly time: number; readonly step: ReadingStep }[] = []
          const tell = throttled(
            (step) => passed.push({ time, step }),
            () => time,
          )
          const step = { unit: 'part', done: 0, all: 1, isArranging: false } as const
          for (const [pause, share] of told) {
            time += pause
            tell({ ...step, share })
          }
          const early = passed.filter(({ time: at }, index) => at - (passed[index - 1]?.time ?? -50) < 50)
          tell({ ...step, done: 1, share: 1 })
          tell({ ...step, done: 1, share: 1 })
          return (
            early.length === 0 &&
            goesForward(passed.map((one) => one.step)) &&
            passed.filter((one) => one.step.share === 1).length === 1
          )
        },
      ),
    )
  })
})

describe('the words for a step', () => {
  const step = { unit: 'page', done: 6, all: 15, isArranging: false, share: 0.4 } as const
  it.each<readonly [Partial<ReadingStep>, string]>([
    [{}, '第 7 页，共 15 页'],
    [{ done: 15 }, '第 15 页，共 15 页'],
    [{ isArranging: true, done: 0 }, '整理第 1 页，共 15 页'],
    [{ unit: 'sheet', done: 0, all: 3 }, '第 1 张工作表，共 3 张'],
    [{ unit: 'part', share: 0.409 }, '40%'],
  ])('%o', (but, words) => {
    expect(stepWords({ ...step, ...but })).toBe(words)
  })
})
