// The shape of a draft file (.nianbao) of the current version, as valibot validates it. Objects are loose: fields this
// program does not know are kept. Lists of permitted words belong to the version: a new word is a new version.
import * as v from 'valibot'
import { officeKinds } from '../template/duties.ts'
import { ruleIds } from '../template/rule-list.ts'
import { profileEntries } from './profile-shape.ts'

/** What the file's first line says it is. */
export const draftFormat = 'nianbao-draft'

const edition = v.picklist([2021, 2019])

const run = v.looseObject({
  text: v.string(),
  bold: v.exactOptional(v.literal(true)),
})

const paragraph = v.looseObject({
  level: v.pipe(v.picklist([0, 1, 2, 3, 4]), v.description('0 body, 1 一、, 2 （一）, 3 1., 4 （1）')),
  lead: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.description('length of a run-in heading, UTF-16 units')),
  ),
  runs: v.array(run),
})

const prose = v.array(paragraph)
const sectionProse = v.looseObject({ before: prose, after: prose })

/** As long as every number of so many characters is exact. */
const decimalText = /^-?[0-9]{1,16}\.[0-9]{1,15}$/

const isExact = (text: string): boolean => Number.isSafeInteger(Number(text.replace('.', '')))

const cellShape = v.pipe(
  v.union([
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(Number.MIN_SAFE_INTEGER),
      v.maxValue(Number.MAX_SAFE_INTEGER),
      v.description('a whole number'),
    ),
    v.pipe(
      v.string(),
      v.regex(decimalText),
      v.check(isExact),
      v.description('a number with decimals, kept as typed: "18651.06"'),
    ),
    v.pipe(v.literal('/'), v.description('stated as not applicable')),
    v.pipe(
      v.looseObject({ text: v.pipe(v.string(), v.minLength(1)) }),
      v.description('text that is no number, kept as typed'),
    ),
  ]),
  v.description('a cell that is not blank; an absent total is automatic, a present one declared'),
)

const cells = v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/)), cellShape)

const report = v.looseObject({
  office: v.string(),
  officeKind: v.nullable(v.picklist(officeKinds)),
  year: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999))),
  title: v.exactOptional(
    v.pipe(v.string(), v.description('typed over the title derived from office and year')),
  ),
  edition: v.looseObject({ disclosure: edition, requests: edition, disputes: edition }),
  head: prose,
  sections: v.looseObject({
    overview: sectionProse,
    disclosure: sectionProse,
    requests: sectionProse,
    disputes: sectionProse,
    problems: sectionProse,
    other: sectionProse,
  }),
  cells,
  signature: v.string(),
  date: v.string(),
})

const acceptance = v.pipe(
  v.looseObject({
    rule: v.picklist(ruleIds),
    cells: v.array(v.string()),
    said: v.exactOptional(
      v.pipe(v.array(v.string()), v.description('the words of the text that the warning is about')),
    ),
    values: v.array(v.string()),
    reason: v.string(),
  }),
  v.description('a warning accepted with a reason while the cells hold these values'),
)

const profile = v.pipe(
  v.looseObject(profileEntries),
  v.description('what differs between places in how the document looks'),
)

/** The parts that the JSON Schema names. */
export const draftParts = { report, sectionProse, paragraph, cell: cellShape, acceptance, profile }

/** All of the file but its format and version, which are read first. */
export const draftShape = v.looseObject({
  report,
  lastYear: v.exactOptional(
    v.looseObject({ origin: v.looseObject({ fileName: v.string(), format: v.string() }), report }),
  ),
  accepted: v.array(acceptance),
  profile,
})

export type DraftShape = v.InferOutput<typeof draftShape>
export type ReportShape = v.InferOutput<typeof report>
export type CellShape = v.InferOutput<typeof cellShape>
export type ParagraphShape = v.InferOutput<typeof paragraph>
