// Random text and prose for properties: ordinary words, and what programs like to lose. Everything made here is in normal
// form and keeps clear of what paper cannot tell from the form itself (isFormText).
import fc from 'fast-check'
import { isFormText } from '../../shared/report/on-paper.ts'
import {
  normalParagraph,
  type Level,
  type Paragraph,
  type Prose,
  type Run,
} from '../../shared/report/prose.ts'

/** What reports are made of: ordinary words, what office prose is full of, and what programs like to lose. */
const pieces = [
  '全面落实条例要求',
  '政府网站',
  '政务新媒体',
  '主动公开政府信息',
  '共收到政府信息公开申请',
  '规范性文件',
  '“三审三校”',
  '“专栏”',
  '‘政策问答’',
  '《条例》',
  '（以下简称“本局”）',
  '2023年',
  '２０２３年',
  '12件',
  '1.5万元',
  '68.40%',
  '一是',
  '（二）',
  '3.其他',
  '——',
  '……',
  '、',
  '，',
  '；',
  '：',
  'Wi-Fi',
  ' ',
  '  ',
  '\u3000',
  '·',
  '<b>&amp;',
  '=SUM(A1)',
  '_x000d_',
  '\\',
  "'",
  '"',
  '㐂',
  '𠮷',
  '𡋾',
  '镕',
  '堃',
  '\ue000',
  '葛\u{e0100}',
  '①',
] as const

/** One Han character. */
export const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code))
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces) },
  { weight: 3, arbitrary: fc.string({ unit: han, minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.nat({ max: 9_999_999 }).map(String) },
)

/** A stretch of text without line breaks; may begin or end in white space. */
export const textArbitrary: fc.Arbitrary<string> = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''))

const numberingOf: Readonly<Record<Level, readonly string[]>> = {
  0: ['', '', '', '一是', '（一）', '1.', '（1）', '①'],
  1: ['一、', '二、', '十一、', ''],
  2: ['（一）', '（二）', '(三)', '（十二）', ''],
  3: ['1.', '2．', '3、', ''],
  4: ['（1）', '(2)', ''],
}

function numbered(level: Level, text: string): fc.Arbitrary<string> {
  return fc.constantFrom(...numberingOf[level]).map((numbering) => `${numbering}${text}`)
}

/** Cuts a text into runs, some bold, at any place that does not break a character. */
function runsOf(text: string): fc.Arbitrary<readonly Run[]> {
  const characters = [...text]
  return fc
    .array(fc.record({ at: fc.nat({ max: characters.length }), bold: fc.boolean() }), { maxLength: 4 })
    .map((cuts) => {
      const sorted = [{ at: 0, bold: false }, ...cuts].toSorted((a, b) => a.at - b.at)
      return sorted.map(({ at, bold }, index): Run => {
        const part = characters.slice(at, sorted[index + 1]?.at ?? characters.length).join('')
        return bold ? { text: part, bold: true } : { text: part }
      })
    })
}

function normal(paragraph: fc.Arbitrary<Paragraph>): fc.Arbitrary<Paragraph> {
  return paragraph
    .map(normalParagraph)
    .filter((made) => made !== null && !isFormText(made)) as fc.Arbitrary<Paragraph>
}

const bodyArbitrary = normal(
  textArbitrary
    .chain((text) => numbered(0, text))
    .chain(runsOf)
    .map((runs) => ({ level: 0, runs })),
)

const headingLevel = fc.constantFrom<Level>(1, 2, 3, 4)

const headingArbitrary = normal(
  headingLevel.chain((level) =>
    textArbitrary
      .chain((text) => numbered(level, text))
      .chain(runsOf)
      .map((runs) => ({ level, runs })),
  ),
)

const runInArbitrary = normal(
  fc
    .tuple(headingLevel, textArbitrary, fc.constantFrom('。', '。', '。', '：', '，', ''), textArbitrary)
    .chain(([level, heading, stop, rest]) =>
      numbered(level, `${heading}${stop}`).chain((lead) =>
        runsOf(`${lead}${rest}`).map((runs) => ({ level, lead: lead.length, runs })),
      ),
    ),
)

/** A paragraph in normal form: body, heading line or run-in heading. */
export const paragraphArbitrary: fc.Arbitrary<Paragraph> = fc.oneof(
  { weight: 4, arbitrary: bodyArbitrary },
  { weight: 2, arbitrary: headingArbitrary },
  { weight: 2, arbitrary: runInArbitrary },
)

export const proseArbitrary: fc.Arbitrary<Prose> = fc.array(paragraphArbitrary, { maxLength: 4 })

/** The head knows no levels. */
export const headArbitrary: fc.Arbitrary<Prose> = fc.array(bodyArbitrary, { maxLength: 2 })
