import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import type { Document, Origin } from '../../../shared/document.ts'
import { Budget } from '../../../shared/import/budget.ts'
import { joinRecognitions } from '../../../shared/import/join-recognitions.ts'
import { documentOfText } from '../../../shared/import/read-text.ts'
import { eachPlace, type ProsePlace, type Recognition } from '../../../shared/import/recognition.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import {
  nearestPlace,
  prosePlaces,
  proseWith,
  unusedParagraphs,
  withPlaced,
  type Placements,
} from '../../../shared/import/unused-text.ts'
import { compose } from '../../../shared/export/compose.ts'
import { exact } from '../../../shared/report/cell.ts'
import { setCell } from '../../../shared/report/edits.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft, type Report } from '../../../shared/report/model.ts'
import { textOf, type Paragraph } from '../../../shared/report/prose.ts'
import { fullReport } from '../../support/office/reports.ts'
import { tableIds, type SectionId } from '../../../shared/template/form.ts'

type Made = { readonly at: number; readonly text: string }

/** What stands in a file from its top to its end: parts of a report, and paragraphs that are of none. */
interface MadeFile {
  readonly recognition: Recognition
  readonly draft: Draft
}

const paragraph = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })
const isTable = (place: ProsePlace): boolean => tableIds.some((id) => id === place)
const firstCells: Readonly<Partial<Record<SectionId, string>>> = {
  disclosure: 'penalty_decisions',
  requests: 'received_person',
  disputes: 'review_upheld',
}

const gap = fc.integer({ min: 0, max: 2 })
const fileArbitrary: fc.Arbitrary<MadeFile> = fc
  .array(
    fc.record({ strays: gap, front: gap, between: gap, back: gap, behind: gap, hasTable: fc.boolean() }),
    {
      minLength: prosePlaces.length,
      maxLength: prosePlaces.length,
    },
  )
  .map((parts) => {
    let block = 0
    const origin = (): Origin => ({ block: block++, from: 0, to: 4, at: { paragraph: block } })
    const made = (text: string, count: number): Made[] =>
      Array.from({ length: count }, () => ({ at: block++, text: `${text}${block}` }))
    const strays: Made[] = []
    const before = new Map<ProsePlace, Made[]>()
    const after = new Map<ProsePlace, Made[]>()
    const cells: Recognition['cells'][number][] = []
    const headings: Recognition['sections'][number][] = []
    prosePlaces.forEach((place, index) => {
      const { strays: loose = 0, front = 0, between = 0, back = 0, behind = 0, hasTable } = parts[index] ?? {}
      strays.push(...made('散', loose))
      if (place !== 'head') headings.push({ id: place, heading: '标题', origin: origin() })
      const early = made('文', front)
      strays.push(...made('散', between))
      const address = place === 'head' || hasTable !== true ? undefined : firstCells[place]
      if (address !== undefined) {
        cells.push({ address, state: 'given', cell: exact(1), raw: '1', origin: origin() })
      }
      const late = made('文', back)
      strays.push(...made('散', behind))
      before.set(place, isTable(place) ? early : [...early, ...late])
      after.set(place, isTable(place) ? late : [])
    })
    const prose = (all: readonly Made[] | undefined): Paragraph[] =>
      (all ?? []).map(({ text }) => paragraph(text))
    const places = eachPlace((place) => ({
      before: prose(before.get(place)),
      after: prose(after.get(place)),
    }))
    const { head, ...sections } = places
    const report: Report = { ...emptyReport(2021, '某某局', 2023), head: head.before, sections }
    const traced = ({ at }: Made): Origin => ({ block: at, from: 0, to: 4, at: { paragraph: at + 1 } })
    const half = Math.ceil(strays.length / 2)
    const unused = [strays.slice(0, half), strays.slice(half)].flatMap((own) => {
      const [first] = own
      const paragraphs = own.map((one) => ({ paragraph: paragraph(one.text), origin: traced(one) }))
      return first === undefined ? [] : [{ origin: traced(first), paragraphs }]
    })
    const recognition: Recognition = {
      report,
      cells,
      sections: headings,
      paragraphs: eachPlace((place) =>
        [...(before.get(place) ?? []), ...(after.get(place) ?? [])].map(traced),
      ),
      unused,
      notes: [],
    }
    return frozen({ recognition, draft: { report, accepted: [], profile: defaultProfile } })
  })

/** Where the clerk puts each of them; null for nowhere. */
const decidedArbitrary = fileArbitrary.chain(({ recognition, draft }) => {
  const keys = unusedParagraphs(recognition).map(({ key }) => key)
  return fc
    .array(fc.option(fc.constantFrom(...prosePlaces)), { minLength: keys.length, maxLength: keys.length })
    .map((chosen) => {
      const placed: Placements = new Map(
        keys.flatMap((key, index) => {
          const place = chosen[index] ?? null
          return place === null ? [] : [[key, place] as const]
        }),
      )
      return { recognition, draft, placed }
    })
})

const textsOf = ({ report: { head, sections } }: Draft): readonly string[] =>
  [...head, ...Object.values(sections).flatMap(({ before, after }) => [...before, ...after])].map(textOf)

describe('paragraphs that a file leaves over', () => {
  it('are in the part they were put into, or still left over: none is lost, none is there twice', () => {
    fc.assert(
      fc.property(decidedArbitrary, ({ recognition, draft, placed }) => {
        const now = withPlaced(draft, recognition, placed)
        const left = unusedParagraphs(recognition).filter(({ key }) => !placed.has(key))
        const all = [...textsOf(draft), ...unusedParagraphs(recognition).map((one) => textOf(one.paragraph))]
        expect([...textsOf(now), ...left.map((one) => textOf(one.paragraph))].toSorted()).toEqual(
          all.toSorted(),
        )
      }),
    )
  })

  it('stand in the file’s order among those of their part, in front of its table or behind it as there', () => {
    fc.assert(
      fc.property(decidedArbitrary, ({ recognition, placed }) => {
        for (const place of prosePlaces) {
          const { before, after } = proseWith(recognition, place, placed)
          const blocks = [...before, ...after].map(({ origin }) => origin?.block ?? -1)
          expect(blocks).toEqual(blocks.toSorted((a, b) => a - b))
          const cell = recognition.cells.find(({ address }) => address === firstCells[place as SectionId])
          const table = cell?.origin?.block
          if (table === undefined) continue
          expect(before.every(({ origin }) => (origin?.block ?? Infinity) < table)).toBe(true)
          expect(after.every(({ origin }) => (origin?.block ?? -1) > table)).toBe(true)
        }
      }),
    )
  })

  it('keep their place in the file, and what was there before keeps its own', () => {
    fc.assert(
      fc.property(decidedArbitrary, ({ recognition, draft, placed }) => {
        const now = withPlaced(draft, recognition, placed).report
        for (const place of prosePlaces) {
          const { before, after } = proseWith(recognition, place, placed)
          const { before: front, after: back } =
            place === 'head' ? { before: now.head, after: [] } : now.sections[place]
          expect([...before, ...after].map((one) => textOf(one.paragraph))).toEqual(
            [...front, ...back].map(textOf),
          )
          for (const { paragraph: own, origin } of [...before, ...after]) {
            // The text of a made paragraph ends in the number behind its block's.
            expect(textOf(own).slice(1)).toBe(String((origin?.block ?? -2) + 1))
          }
        }
      }),
    )
  })

  it('leave no trace when they are taken back, in whatever order they were put there', () => {
    fc.assert(
      fc.property(
        decidedArbitrary,
        fc.integer({ min: 0, max: 99 }),
        ({ recognition, draft, placed }, figure) => {
          expect(withPlaced(draft, recognition, new Map())).toBe(draft)
          const steps = [...placed]
          const forth = steps.reduce(
            (made, _, index) => withPlaced(made, recognition, new Map(steps.slice(0, index + 1))),
            draft,
          )
          expect(forth).toEqual(withPlaced(draft, recognition, new Map(steps.toReversed())))
          expect(withPlaced(forth, recognition, new Map())).toEqual(draft)
          // What was answered meanwhile stays.
          const answered = setCell(forth, 'received_person', exact(figure))
          expect(withPlaced(answered, recognition, new Map())).toEqual(
            setCell(draft, 'received_person', exact(figure)),
          )
        },
      ),
    )
  })

  it('are nearest to the part they stand behind, or to the first one where they stand in front of all', () => {
    fc.assert(
      fc.property(fileArbitrary, ({ recognition }) => {
        const parts = prosePlaces.flatMap((place) =>
          [
            ...recognition.paragraphs[place],
            ...recognition.sections.flatMap(({ id, origin }) => (id === place && origin ? [origin] : [])),
            ...recognition.cells.flatMap(({ address, origin }) =>
              address === firstCells[place as SectionId] && origin ? [origin] : [],
            ),
          ].map(({ block }) => ({ place, block })),
        )
        for (const { origin } of unusedParagraphs(recognition)) {
          const nearest = nearestPlace(recognition, origin)
          const behind = parts.filter(({ block }) => block < origin.block)
          const last = behind.toSorted((a, b) => b.block - a.block)[0]
          const first = parts.toSorted((a, b) => a.block - b.block)[0]
          expect(nearest).toEqual({ place: (last ?? first)?.place, isBehind: last !== undefined })
        }
      }),
    )
  })
})

const example = readFileSync('cli/example/annual-report-2023.txt', 'utf8')

function understood(document: Document, name = '年报.txt'): Recognition {
  const outcome = recognize(document, name)
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

const readFrom = (text: string, name?: string): Recognition =>
  understood(documentOfText(text, new Budget()), name)
const draftOf = ({ report }: Recognition): Draft => frozen({ report, accepted: [], profile: defaultProfile })
const leftIn = (recognition: Recognition): readonly string[] =>
  unusedParagraphs(recognition).map((one) => textOf(one.paragraph))

describe('the paragraphs of a file that was read', () => {
  it.each([
    ['composed', compose(fullReport, defaultProfile)],
    ['of text', documentOfText(example, new Budget())],
  ])('know where they stood: %s', (_, document) => {
    const recognition = understood(document)
    for (const place of prosePlaces) {
      const { before, after } = proseWith(recognition, place, new Map())
      for (const { paragraph: own, origin } of [...before, ...after]) {
        const block = document.blocks[origin?.block ?? -1]
        const text = block?.kind === 'text' ? block.runs.map((run) => run.text).join('') : ''
        expect(text.slice(origin?.from, origin?.to).trim()).toBe(textOf(own))
      }
    }
  })

  it('are paragraphs, not lines, where they were left over', () => {
    const recognition = readFrom(
      `首页\n政务公开\n${example}\n来源：本网站\n本年度共召开座谈会三次，听取意见，\n并逐条答复。\n`,
    )
    expect(leftIn(recognition)).toEqual([
      '首页',
      '政务公开',
      '来源：本网站',
      '本年度共召开座谈会三次，听取意见，并逐条答复。',
    ])
    const places = unusedParagraphs(recognition).map(({ origin }) => nearestPlace(recognition, origin))
    expect(places).toEqual([
      { place: 'head', isBehind: false },
      { place: 'head', isBehind: false },
      { place: 'other', isBehind: true },
      { place: 'other', isBehind: true },
    ])
    const last = unusedParagraphs(recognition).at(-1)
    const placed = withPlaced(draftOf(recognition), recognition, new Map([[last?.key ?? '', 'other']]))
    expect(textsOf(placed).at(-1)).toBe('本年度共召开座谈会三次，听取意见，并逐条答复。')
  })

  it('are not joined over what lies between them', () => {
    const recognition = readFrom(
      `点击数：3，\n石嘴山市人民政府办公室2023年政府信息公开工作年度报告\n浏览次数：12\n${example.slice(example.indexOf('本报告'))}`,
    )
    expect(leftIn(recognition)).toEqual(['点击数：3，', '浏览次数：12'])
  })

  it('of several files stand by their own file, and behind the text of another', () => {
    const [front = '', back = ''] = example.split(/(?=^四、政府)/mu)
    const end = '来源：本网站\n本年度共召开座谈会三次。\n'
    const outcome = joinRecognitions([
      { fileName: '甲.txt', recognition: readFrom(`${front}\n${end}`), notes: [] },
      { fileName: '乙.txt', recognition: readFrom(`首页\n${back}\n${end}`), notes: [] },
    ])
    if (!outcome.ok) throw new Error(outcome.failure.sentence)
    const { value: recognition } = outcome
    const unused = unusedParagraphs(recognition)
    expect(unused.map(({ origin }) => origin.at.file)).toEqual([
      ...Array<string>(2).fill('甲.txt'),
      ...Array<string>(3).fill('乙.txt'),
    ])
    expect(unused.map(({ origin }) => nearestPlace(recognition, origin)?.place)).toEqual([
      'requests',
      'requests',
      'disputes',
      'other',
      'other',
    ])
    const all = withPlaced(
      draftOf(recognition),
      recognition,
      new Map(unused.map(({ key }) => [key, 'problems'])),
    )
    const texts = all.report.sections.problems.before.map(textOf)
    // Of the second file, whose section it is: in front of it and behind it; of the first behind all of it.
    expect(texts[0]).toBe('首页')
    expect(texts.slice(-4)).toEqual([
      '来源：本网站',
      '本年度共召开座谈会三次。',
      '来源：本网站',
      '本年度共召开座谈会三次。',
    ])
    expect(texts).toHaveLength(recognition.report.sections.problems.before.length + 5)
  })
})
