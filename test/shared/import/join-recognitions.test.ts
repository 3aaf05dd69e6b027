import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { joinRecognitions, type RecognizedFile } from '../../../shared/import/join-recognitions.ts'
import { readText } from '../../../shared/import/read-text.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Recognition } from '../../../shared/import/recognition.ts'
import type { Note, NoteCode } from '../../../shared/notes.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import { textOf } from '../../../shared/report/prose.ts'
import type { EditionId, TableId } from '../../../shared/template/form.ts'
import { changed, fixture } from '../../fixtures/fixture.ts'
import {
  closing,
  fieldsOf,
  headings,
  office,
  other,
  overview,
  problems,
  title,
} from '../../fixtures/plain-report.ts'
import { stated2019, stated2021, type Stated } from '../../fixtures/stated.ts'
import { reportArbitrary } from '../../support/arbitraries.ts'
import { outcomeOf } from '../../support/reading-outcome.ts'

const prose = [
  title,
  headings[0],
  ...overview,
  ...headings.slice(1, 5),
  problems,
  headings[5],
  other,
  ...closing,
].join('\n')

const tableText = (table: TableId, stated: Stated = stated2021, edition: EditionId = 2021): string =>
  fieldsOf(table, stated, edition)
    .map((fields) => fields.join('\t'))
    .join('\n')

const allTables = (stated: Stated = stated2021): string =>
  (['disclosure', 'requests', 'disputes'] as const).map((table) => tableText(table, stated)).join('\n\n')

async function recognized(fileName: string, text: string): Promise<RecognizedFile> {
  const read = await readText(new TextEncoder().encode(text), fileName)
  const outcome = read.ok ? recognize(read.value, fileName) : read
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return { fileName, recognition: outcome.value, notes: outcome.notes }
}

type Named = readonly [fileName: string, text: string]

async function joined(first: Named, ...others: readonly Named[]): Promise<Recognition> {
  const files = await Promise.all(others.map(([name, text]) => recognized(name, text)))
  const outcome = joinRecognitions([await recognized(...first), ...files])
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

async function failureOf(first: Named, ...others: readonly Named[]): Promise<string> {
  const files = await Promise.all(others.map(([name, text]) => recognized(name, text)))
  const outcome = joinRecognitions([await recognized(...first), ...files])
  return outcome.ok ? 'joined' : `${outcome.failure.code} ${outcome.failure.sentence}`
}

const sentences = (notes: readonly Note[], code: NoteCode): readonly string[] =>
  notes.filter((note) => note.code === code).map(({ sentence }) => sentence)

const outcomeOfAll = (recognition: Recognition, figures: Stated = stated2021, open: readonly string[] = []) =>
  outcomeOf(
    fixture('files', () => new Uint8Array(), { figures, open }),
    recognition,
  )

describe('text in one file, tables in another', () => {
  it('make one report, every part told with its file', async () => {
    const recognition = await joined(['正文.txt', prose], ['统计表.txt', allTables()])
    expect(outcomeOfAll(recognition)).toEqual({ right: 200, asked: 0, wrong: [] })
    const { report, notes } = recognition
    expect(report).toMatchObject({ office, year: 2024, signature: closing[0], date: closing[1] })
    expect(report.sections.overview.before.map(textOf)).toEqual(overview)
    expect(notes.map(({ code, sentence }) => [code, sentence])).toEqual([
      [
        'file-gave',
        '从“正文.txt”带入：“一、总体情况”、“五、存在的主要问题及改进情况”、“六、其他需要报告的事项”。',
      ],
      ['file-gave', '从“统计表.txt”带入：表二 10 格、表三 175 格、表四 15 格。'],
    ])
  })

  it('whichever comes first', async () => {
    const one = await joined(['正文.txt', prose], ['统计表.txt', allTables()])
    const two = await joined(['统计表.txt', allTables()], ['正文.txt', prose])
    expect(two.report).toEqual(one.report)
    expect(two.cells).toEqual(one.cells)
  })

  it('each table in a file of its own', async () => {
    const recognition = await joined(
      ['四.txt', tableText('disputes')],
      ['正文.txt', prose],
      ['三.txt', tableText('requests')],
      ['二.txt', tableText('disclosure')],
    )
    expect(outcomeOfAll(recognition)).toEqual({ right: 200, asked: 0, wrong: [] })
  })

  it('every cell names the file it stands in', async () => {
    const { cells, sections } = await joined(['正文.txt', prose], ['统计表.txt', allTables()])
    expect(new Set(cells.map(({ origin }) => origin?.at.file))).toEqual(new Set(['统计表.txt']))
    expect(new Set(sections.map(({ origin }) => origin?.at.file))).toEqual(new Set(['正文.txt']))
  })

  it('what is in none of them is told once', async () => {
    const { notes } = await joined(['正文.txt', prose], ['三.txt', tableText('requests')])
    expect(sentences(notes, 'table-missing')).toEqual(['文件中没有找到表二。', '文件中没有找到表四。'])
    expect(sentences(notes, 'section-missing')).toEqual([])
  })

  it('empty tables below the text give way to filled ones', async () => {
    const form = `${prose}\n\n${allTables({})}`
    expect(outcomeOfAll(await joined(['正文.txt', form], ['统计表.txt', allTables()]))).toEqual({
      right: 200,
      asked: 0,
      wrong: [],
    })
  })

  it('of a form of 2019 keep its form', async () => {
    const of2019 = prose.replaceAll('2024', '2019').replaceAll('2025', '2020')
    const { report, notes } = await joined(
      ['正文.txt', of2019],
      ['三.txt', tableText('requests', stated2019, 2019)],
    )
    expect(report.edition).toEqual({ disclosure: 2019, requests: 2019, disputes: 2019 })
    expect(sentences(notes, 'edition-old')).toEqual([])
  })
})

describe('two files that say the same thing', () => {
  const whole = `${prose}\n\n${allTables()}`

  it('alike are one report, and the second gives nothing', async () => {
    const recognition = await joined(['年报.txt', whole], ['年报副本.txt', whole])
    expect(outcomeOfAll(recognition)).toEqual({ right: 200, asked: 0, wrong: [] })
    expect(sentences(recognition.notes, 'file-gave-nothing')).toEqual([
      '没有从“年报副本.txt”带入内容：其中的内容别的文件里都有，或者说法不同、待选择。',
    ])
  })

  it.each(['年报.txt', '统计表.txt'])(
    'a figure that differs is asked, with %s in front too',
    async (first) => {
      const differs = allTables(changed(stated2021, { received_person: '999' }))
      const files: readonly Named[] = [
        ['年报.txt', whole],
        ['统计表.txt', differs],
      ]
      const [one = files[0], two = files[1]] = files.toSorted(([name]) => (name === first ? -1 : 1))
      if (!one || !two) throw new Error('two files')
      const { cells, report, notes } = await joined(one, two)
      const asked = cells.filter(({ state }) => state === 'asked')
      expect(asked.map(({ address }) => address)).toEqual(['received_person'])
      expect(asked[0]?.candidates?.map(cellText).toSorted()).toEqual(
        ['999', stated2021['received_person']].toSorted(),
      )
      expect(asked[0]?.raw).toContain('999（统计表.txt）')
      expect(report.cells['received_person']).toBeUndefined()
      expect(sentences(notes, 'files-figures-differ')).toEqual([
        '表三有 1 格在几个文件中说法不同，没有取哪一个，请逐格选择。',
      ])
    },
  )

  it('a blank cell is no other figure, a word is', async () => {
    const odd = changed(stated2021, { received_person: '', received_company: '若干' })
    const { cells } = await joined(['年报.txt', whole], ['统计表.txt', allTables(odd)])
    const asked = cells.filter(({ state }) => state === 'asked').map(({ address }) => address)
    expect(asked).toEqual(['received_company'])
  })

  it('an amount with other decimals is the same figure', async () => {
    const [address, text] = Object.entries(stated2021).find(([, value]) => value.includes('.')) ?? ['', '']
    expect(text).not.toBe('')
    const { cells } = await joined(
      ['年报.txt', whole],
      ['统计表.txt', allTables(changed(stated2021, { [address]: `${text}0` }))],
    )
    const cell = cells.find((one) => one.address === address)
    expect([cell?.state, cellText(cell?.cell ?? undefined)]).toEqual(['given', text])
  })

  it('a figure that another file may be read as settles what is asked there', async () => {
    const run = `${headings[1]}\n第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件6233440第二十条第（五）项信息内容本年处理决定数量行政许可4529第二十条第（六）项信息内容本年处理决定数量行政处罚1100行政强制65第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费18651.06`
    const states = async (made: string): Promise<readonly unknown[]> => {
      const says = changed(stated2021, { normative_made: made })
      const { cells } = await joined(['网页.txt', run], ['统计表.txt', tableText('disclosure', says)])
      return cells
        .filter(({ address }) => address === 'normative_made')
        .map(({ state, cell }) => [state, cellText(cell ?? undefined)])
    }
    expect(await states('62')).toEqual([['given', '62']])
    expect(await states('63')).toEqual([['asked', '']])
  })

  it('other words are told, those of the fuller file taken', async () => {
    const fuller = whole.replace(problems, `${problems}此外还将公开目录逐项核对。`)
    const { report, notes } = await joined(
      ['年报.txt', whole],
      ['送审稿.txt', fuller.replace('2025年1月20日', '2025年1月21日')],
    )
    expect(report.sections.problems.before.map(textOf).join('')).toContain('逐项核对')
    // The shorter text is part of the longer: nothing of it is lost.
    expect(sentences(notes, 'files-text-differs')).toEqual([])
    expect(sentences(notes, 'files-words-differ')).toEqual([
      '成文日期在“年报.txt”中是“2025年1月20日”，在“送审稿.txt”中是“2025年1月21日”，带入了前一个，请核对。',
    ])
    const again = await joined(['年报.txt', whole.replace('下一步', '明年')], ['送审稿.txt', fuller])
    expect(sentences(again.notes, 'files-text-differs')).toEqual([
      '“五、存在的主要问题及改进情况”在“送审稿.txt”和“年报.txt”中文字不同，带入了文字较多的“送审稿.txt”，“年报.txt”的没有带入，请核对。',
    ])
  })

  it('files of one name are told apart', async () => {
    const { notes } = await joined(['年报.txt', prose], ['年报.txt', allTables()])
    expect(sentences(notes, 'file-gave')[1]).toContain('从“年报.txt（2）”带入')
  })
})

describe('files that are not of one report', () => {
  it('of two years are refused, both named', async () => {
    const last = prose.replaceAll('2024', '2023').replaceAll('2025', '2024')
    expect(await failureOf(['2024.txt', prose], ['2023.txt', `${last}\n\n${allTables()}`])).toMatch(
      /^files-of-years “2024.txt”是 2024 年的报告，“2023.txt”是 2023 年的/u,
    )
  })

  it('with a table in two forms are refused', async () => {
    const old = tableText('requests', stated2019, 2019)
    expect(await failureOf(['新.txt', tableText('requests')], ['旧.txt', old])).toMatch(
      /^files-of-editions “新.txt”和“旧.txt”的表三/u,
    )
  })
})

describe('any report', () => {
  const understood = (fileName: string, document: Document): RecognizedFile => {
    const outcome = recognize(document, fileName)
    if (!outcome.ok) throw new Error(outcome.failure.sentence)
    return { fileName, recognition: outcome.value, notes: outcome.notes }
  }

  const unsaid = { title: '', office: '', year: null }

  /** Text before and behind a table is one text where the table is in another file. */
  const inOne = (sections: Report['sections']): unknown =>
    Object.values(sections).map(({ before, after }) => [...before, ...after])

  it('taken apart into text and tables is put together again', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const document = compose(report, defaultProfile)
        const grids = document.blocks.filter(({ kind }) => kind === 'grid')
        const whole = understood('年报', document)
        const outcome = joinRecognitions([
          understood('正文', { ...document, blocks: document.blocks.filter(({ kind }) => kind !== 'grid') }),
          ...grids.map((grid, at) => understood(`表${at}`, { properties: unsaid, blocks: [grid] })),
        ])
        if (!outcome.ok) throw new Error(outcome.failure.sentence)
        const { report: found, cells } = outcome.value
        expect(inOne(found.sections)).toEqual(inOne(whole.recognition.report.sections))
        expect({ ...found, sections: null }).toEqual({ ...whole.recognition.report, sections: null })
        const plain = (all: Recognition['cells']) =>
          all.map(({ address, state, cell, raw }) => ({ address, state, cell, raw }))
        expect(plain(cells)).toEqual(plain(whole.recognition.cells))
      }),
      { numRuns: 60 },
    )
  })
})
