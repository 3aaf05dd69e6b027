// The normal form of prose, and levels from typed numbering.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  levelOfNumbering,
  normalLine,
  normalParagraph,
  normalProse,
  paragraphFromRuns,
  sameProse,
  textOf,
  type Level,
  type Paragraph,
} from '../../../shared/report/prose.ts'
import { proseArbitrary } from '../../support/prose-arbitraries.ts'

const body = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })

/** Anything at all, broken characters included. */
const anyParagraph: fc.Arbitrary<Paragraph> = fc
  .record({
    level: fc.constantFrom<Level>(0, 1, 2, 3, 4),
    lead: fc.integer({ min: -2, max: 12 }),
    hasLead: fc.boolean(),
    runs: fc.array(
      fc.record({
        text: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 6 }),
          fc.string({
            unit: fc.constantFrom(
              ' ',
              '\n',
              '\t',
              '\u3000',
              '\u00a0',
              '\u200b',
              '\ufeff',
              '\ud842',
              '\udfb7',
              '𠮷',
              '甲',
            ),
            maxLength: 6,
          }),
        ),
        bold: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ level, lead, hasLead, runs }) => ({
    level,
    ...(hasLead ? { lead } : {}),
    runs: runs.map(({ text, bold }) => (bold ? { text, bold } : { text })),
  }))

describe('normalParagraph', () => {
  it.each<readonly [string, Paragraph, Paragraph | null]>([
    ['keeps what is normal', body('甲　乙  丙'), body('甲　乙  丙')],
    ['trims its ends', body(' \u3000甲 '), body('甲')],
    ['has one line', body('甲\r\n乙\t丙\u2028丁'), body('甲 乙 丙 丁')],
    ['has no invisible characters', body('政\u200b府\u00ad信\ufeff息'), body('政府信息')],
    ['has no spaces of the web', body('甲\u00a0乙\u2003丙'), body('甲 乙 丙')],
    ['has no half characters', body('甲\ud842乙'), body('甲\ufffd乙')],
    ['keeps rare characters whole', body('㐂𠮷葛\u{e0100}\ue000'), body('㐂𠮷葛\u{e0100}\ue000')],
    ['is nothing without text', { level: 1, lead: 1, runs: [{ text: ' ' }, { text: '', bold: true }] }, null],
    [
      'joins runs alike over empty ones',
      {
        level: 0,
        runs: [{ text: '甲' }, { text: '', bold: true }, { text: '乙' }, { text: '丙', bold: true }],
      },
      { level: 0, runs: [{ text: '甲乙' }, { text: '丙', bold: true }] },
    ],
    [
      'drops a run that was white space at an end',
      { level: 0, runs: [{ text: ' ', bold: true }, { text: '甲' }] },
      body('甲'),
    ],
    ['has no lead without a level', { level: 0, lead: 1, runs: [{ text: '甲乙' }] }, body('甲乙')],
    [
      'has no lead over all of it',
      { level: 2, lead: 2, runs: [{ text: '甲乙' }] },
      { level: 2, runs: [{ text: '甲乙' }] },
    ],
    [
      'has no lead that is not a number of characters',
      { level: 2, lead: -1, runs: [{ text: '甲乙' }] },
      { level: 2, runs: [{ text: '甲乙' }] },
    ],
    [
      'moves its lead with what was cut off',
      { level: 2, lead: 4, runs: [{ text: '  甲。' }, { text: '乙' }] },
      { level: 2, lead: 2, runs: [{ text: '甲。乙' }] },
    ],
    [
      'never leads into the middle of a character',
      { level: 2, lead: 2, runs: [{ text: '甲𠮷乙' }] },
      { level: 2, lead: 3, runs: [{ text: '甲𠮷乙' }] },
    ],
  ])('%s', (_case, paragraph, normal) => {
    expect(normalParagraph(paragraph)).toEqual(normal)
  })

  it('settles at once, and gives the very paragraph that was normal', () => {
    fc.assert(
      fc.property(anyParagraph, (paragraph) => {
        const once = normalParagraph(paragraph)
        if (once !== null) expect(normalParagraph(once)).toBe(once)
      }),
      { numRuns: 5000 },
    )
  })

  it('is as it is described', () => {
    fc.assert(
      fc.property(anyParagraph, (paragraph) => {
        const normal = normalParagraph(paragraph)
        if (normal === null) return
        const text = textOf(normal)
        expect(text).not.toMatch(/[\p{Cc}\p{Surrogate}\u2028\u2029\u00a0\u200b\ufeff]|^\s|\s$|^$/u)
        for (const [index, run] of normal.runs.entries()) {
          expect(run.text).not.toBe('')
          expect(run.bold).not.toBe(normal.runs[index + 1]?.bold ?? !(run.bold ?? false))
        }
        if (normal.lead === undefined) return
        expect(normal.level).toBeGreaterThan(0)
        expect(normal.lead).toBeGreaterThan(0)
        expect(normal.lead).toBeLessThan(text.length)
      }),
      { numRuns: 5000 },
    )
  })

  it('loses no character that can be seen', () => {
    fc.assert(
      fc.property(anyParagraph, (paragraph) => {
        const seen = (text: string): string =>
          text
            .replace(/[\u00ad\u200b\u2060\ufeff\ufffe\uffff]/gu, '')
            .replace(/\p{Surrogate}/gu, '\ufffd')
            .replace(/[\s\p{Cc}]/gu, '')
        const normal = normalParagraph(paragraph)
        const before = paragraph.runs.map(({ text }) => seen(text)).join('')
        expect(normal === null ? '' : seen(textOf(normal))).toBe(before)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('normalProse', () => {
  it('has no empty paragraphs', () => {
    expect(normalProse([body(' '), body('甲'), { level: 0, runs: [] }])).toEqual([body('甲')])
  })

  it('leaves normal prose as it is', () => {
    fc.assert(fc.property(proseArbitrary, (prose) => sameProse(normalProse(prose), prose)))
  })
})

describe('sameProse', () => {
  it.each([
    [[body('甲')], [body('甲')], true],
    [[body('甲')], [body('乙')], false],
    [[body('甲')], [body('甲'), body('乙')], false],
    [[body('甲')], [{ ...body('甲'), level: 2 as const }], false],
    [
      [{ level: 2 as const, lead: 1, runs: [{ text: '甲乙' }] }],
      [{ level: 2 as const, runs: [{ text: '甲乙' }] }],
      false,
    ],
    [[body('甲')], [{ level: 0 as const, runs: [{ text: '甲', bold: true as const }] }], false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameProse(a, b)).toBe(same)
  })
})

describe('normalLine', () => {
  it.each([
    [' 云溪市\n数据局\u00a0', '云溪市 数据局'],
    ['', ''],
  ])('%j is %j', (text, line) => {
    expect(normalLine(text)).toBe(line)
  })
})

describe('levelOfNumbering', () => {
  it.each([
    ['一、主动公开', 1],
    ['十一、其他', 1],
    ['（一）主动公开情况。', 2],
    ['(三)平台建设', 2],
    ['1.推进法治', 3],
    ['12．公开', 3],
    ['2、公开', 3],
    ['（1）公开', 4],
    ['(12)公开', 4],
    ['一是主动公开', 0],
    ['1.5万元', 0],
    ['2023.5', 0],
    ['第一、', 0],
    ['①公开', 0],
    ['', 0],
  ])('%s → %i', (text, level) => {
    expect(levelOfNumbering(text)).toBe(level)
  })
})

describe('paragraphFromRuns', () => {
  const long = '很'.repeat(60)
  it.each([
    ['2023年，我局认真落实条例。', 0, undefined],
    ['（一）主动公开情况。全年公开400条。', 2, 10],
    ['（一）制度建设还不够完善。', 2, undefined],
    ['（二）信息处理费收取情况', 2, undefined],
    ['　　（一）主动公开情况。全年公开400条。', 2, 12],
    [`（一）${long}。然后`, 0, undefined],
    [`1.${long}`, 0, undefined],
    ['1.推进法治政府建设。公开指南。', 3, 11],
    ['1.5万元用于培训。其余结转。', 0, undefined],
  ])('%s', (text, level, lead) => {
    const runs = [{ text }]
    expect(paragraphFromRuns(runs)).toEqual(lead === undefined ? { level, runs } : { level, lead, runs })
  })

  it('finds the lead over the borders of runs', () => {
    const runs = [{ text: '（一）', bold: true }, { text: '主动公开情况。全年' }] as const
    expect(paragraphFromRuns(runs)).toEqual({ level: 2, lead: 10, runs })
  })
})
