// The shapes of what the terminal program answers with --json, stated once: the JSON Schemas in docs/schema/ are
// generated from here, and the tests hold real answers against them.
import * as v from 'valibot'
import { sectionIds } from '../shared/template/form.ts'
import { ruleIds } from '../shared/template/rule-list.ts'

const address = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,39}$/),
  v.description('Permanent name of a figure cell.'),
)
const tableNumeral = v.pipe(v.picklist(['二', '三', '四']), v.description('The table, by its section.'))
const rowName = v.pipe(
  v.string(),
  v.description('Official row label with its group’s numeral in front; empty in table 四.'),
)
const columnName = v.pipe(
  v.string(),
  v.description('Official column label; in table 四 with its group in front: 行政复议·结果维持.'),
)
const edition = v.picklist([2021, 2019])
const level = v.picklist(['error', 'warning', 'hint'])
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0))

const value = v.union([v.null(), v.number(), v.string()])
const importedValue = v.pipe(
  value,
  v.description(
    'What the file says, never derived: null, "/", a number for counts, a decimal string for amounts.',
  ),
)

const place = v.strictObject({
  file: v.exactOptional(
    v.pipe(v.string(), v.description('The file it stands in, where several were read together.')),
  ),
  line: v.exactOptional(wholeNumber),
  page: v.exactOptional(wholeNumber),
  sheet: v.exactOptional(v.string()),
  paragraph: v.exactOptional(wholeNumber),
})

const origin = v.nullable(
  v.strictObject({
    block: wholeNumber,
    row: v.exactOptional(wholeNumber),
    column: v.exactOptional(wholeNumber),
    from: wholeNumber,
    to: wholeNumber,
    at: v.pipe(
      place,
      v.description('Where it stands in the file, counted from 1, as far as the format can say.'),
    ),
  }),
)

const placedCell = { address, table: tableNumeral, row: rowName, column: columnName }

export const cellsAnswer = v.pipe(
  v.strictObject({
    edition,
    cells: v.array(
      v.strictObject({
        ...placedCell,
        kind: v.picklist(['count', 'signedCount', 'amountWan', 'amountYuan']),
      }),
    ),
  }),
  v.title('nianbao cells --json'),
)

export const rulesAnswer = v.pipe(
  v.strictObject({
    rules: v.array(
      v.strictObject({ id: v.picklist(ruleIds), level, clause: v.string(), sentence: v.string() }),
    ),
  }),
  v.title('nianbao rules --json'),
)

export const importAnswer = v.pipe(
  v.strictObject({
    edition: v.pipe(
      edition,
      v.description('The edition of table 二; tables of another edition are told in notes.'),
    ),
    office: v.string(),
    year: v.nullable(v.number()),
    cells: v.array(
      v.strictObject({
        ...placedCell,
        value: importedValue,
        state: v.pipe(
          v.picklist(['given', 'blank', 'asked', 'unread']),
          v.description(
            'given: the file says it; blank: nothing there; asked: more than one reading; unread: text that is no number.',
          ),
        ),
        raw: v.pipe(v.string(), v.description('The file’s own characters.')),
        candidates: v.exactOptional(
          v.pipe(v.array(importedValue), v.description('Possible values of an asked cell, likeliest first.')),
        ),
        origin,
      }),
    ),
    sections: v.array(
      v.strictObject({
        id: v.picklist(sectionIds),
        heading: v.pipe(v.string(), v.description('As found; empty where the file has none.')),
        text: v.pipe(v.string(), v.description('Its paragraphs, one a line.')),
      }),
    ),
    notes: v.array(v.strictObject({ code: v.string(), sentence: v.string(), origin })),
  }),
  v.title('nianbao import --json'),
)

const findingCell = v.strictObject({
  ...placedCell,
  value: v.pipe(
    value,
    v.description('As shown, automatic totals worked out; text that is no number as it stands.'),
  ),
})

const textPlace = v.strictObject({
  section: v.picklist([...sectionIds, 'head']),
  part: v.picklist(['before', 'after']),
  paragraph: wholeNumber,
  from: wholeNumber,
  to: wholeNumber,
})

export const checkAnswer = v.pipe(
  v.strictObject({
    findings: v.array(
      v.strictObject({
        rule: v.picklist(ruleIds),
        verdict: v.picklist(['broken', 'incomplete']),
        level,
        cells: v.array(findingCell),
        left: v.nullable(v.string()),
        right: v.nullable(v.string()),
        difference: v.nullable(v.string()),
        sentence: v.string(),
        places: v.exactOptional(v.array(textPlace)),
        said: v.exactOptional(
          v.pipe(v.array(v.string()), v.description('The words at those places, without white space.')),
        ),
        proposals: v.exactOptional(
          v.array(
            v.strictObject({
              label: v.string(),
              cells: v.array(v.strictObject({ address, value })),
              texts: v.exactOptional(
                v.pipe(
                  v.array(v.strictObject({ place: textPlace, text: v.string() })),
                  v.description('Stretches of the text and what is to stand there.'),
                ),
              ),
            }),
          ),
        ),
      }),
    ),
    summary: v.strictObject({
      errors: wholeNumber,
      warnings: wholeNumber,
      hints: wholeNumber,
      accepted: v.pipe(
        wholeNumber,
        v.description('How many of them the draft accepts with a reason that still holds.'),
      ),
      tables: v.pipe(
        v.array(
          v.strictObject({
            table: tableNumeral,
            verdict: v.picklist(['holds', 'broken', 'incomplete', 'notApplicable']),
            blank: v.pipe(wholeNumber, v.description('Cells to be filled in that are blank.')),
          }),
        ),
        v.description('What the identities of each table come to; table 二 has none.'),
      ),
      sentence: v.string(),
    }),
  }),
  v.title('nianbao check --json'),
)

export const archiveLine = v.pipe(
  v.variant('state', [
    v.strictObject({
      file: v.string(),
      state: v.pipe(v.picklist(['fine', 'errors']), v.description('errors: check found errors.')),
      format: v.pipe(v.string(), v.description('What the bytes were read as.')),
      office: v.string(),
      year: v.nullable(v.number()),
      asked: v.pipe(wholeNumber, v.description('Cells with more than one reading, left blank.')),
      errors: wholeNumber,
      warnings: wholeNumber,
      hints: wholeNumber,
      rules: v.pipe(v.array(v.picklist(ruleIds)), v.description('Rules that gave an error, once each.')),
    }),
    v.strictObject({
      file: v.string(),
      state: v.pipe(v.literal('failed'), v.description('The file could not be read.')),
      code: v.string(),
      sentence: v.string(),
    }),
  ]),
  v.title('nianbao check --json over a folder or several files, a line a file'),
)

export const importLine = v.pipe(
  v.variant('state', [
    v.strictObject({
      file: v.string(),
      state: v.literal('read'),
      format: v.pipe(v.string(), v.description('What the bytes were read as.')),
      office: v.string(),
      year: v.nullable(v.number()),
      given: v.pipe(wholeNumber, v.description('Cells that the file fills.')),
      blank: wholeNumber,
      asked: v.pipe(wholeNumber, v.description('Cells with more than one reading, left blank.')),
      unread: v.pipe(wholeNumber, v.description('Cells whose text is no number.')),
      notes: v.pipe(v.array(v.string()), v.description('Codes of the notes, once each.')),
    }),
    v.strictObject({
      file: v.string(),
      state: v.pipe(v.literal('failed'), v.description('The file could not be read.')),
      code: v.string(),
      sentence: v.string(),
    }),
  ]),
  v.title('nianbao import --json over a folder, a line a file'),
)

const revision = v.strictObject({
  kind: v.picklist(['inserted', 'deleted']),
  text: v.string(),
  author: v.pipe(v.string(), v.description('Empty where the file does not say.')),
  date: v.pipe(v.string(), v.description('As the file has it; empty where it does not say.')),
  moved: v.exactOptional(v.literal(true)),
})

export const compareAnswer = v.pipe(
  v.strictObject({
    changes: v.pipe(
      v.array(
        v.strictObject({
          number: v.pipe(wholeNumber, v.description('What --accept calls it.')),
          place: v.picklist(['head', ...sectionIds, 'signature']),
          kind: v.picklist(['text', 'cell', 'field']),
          action: v.exactOptional(
            v.pipe(
              v.picklist(['changed', 'added', 'gone', 'moved', 'parted', 'look']),
              v.description(
                'Of a text: rewritten, put in, taken out, moved, cut into paragraphs elsewhere, or of another look only.',
              ),
            ),
          ),
          part: v.exactOptional(v.picklist(['before', 'after'])),
          paragraph: v.exactOptional(
            v.pipe(
              wholeNumber,
              v.description('Of the draft, from 0; for a new one that in front of which it stands.'),
            ),
          ),
          movedTo: v.exactOptional(v.picklist(['head', ...sectionIds])),
          field: v.exactOptional(v.picklist(['title', 'office', 'year', 'signature', 'date'])),
          cell: v.exactOptional(v.strictObject(placedCell)),
          sum: v.exactOptional(
            v.pipe(
              v.string(),
              v.description(
                'Of an automatic total that the file’s own figures do not come to: what they come to. Never taken over by “all”.',
              ),
            ),
          ),
          asked: v.exactOptional(
            v.pipe(
              v.strictObject({ raw: v.string(), candidates: v.array(importedValue) }),
              v.description('The file does not give the cell clearly: never taken over by “all”.'),
            ),
          ),
          before: v.string(),
          after: v.string(),
          tracked: v.pipe(
            v.array(revision),
            v.description('The tracked changes behind it; none for a change without a trace.'),
          ),
        }),
      ),
      v.description('In the order of the report.'),
    ),
    following: v.pipe(
      v.array(address),
      v.description('Automatic totals that follow by themselves once the figures are taken over.'),
    ),
    others: v.pipe(
      v.array(revision),
      v.description('Tracked changes that the draft has already, or that are outside of the report.'),
    ),
    notes: v.array(v.strictObject({ code: v.string(), sentence: v.string() })),
    summary: v.strictObject({ changes: wholeNumber, tracked: wholeNumber, asked: wholeNumber }),
  }),
  v.title('nianbao compare --json'),
)

export type CompareAnswer = v.InferOutput<typeof compareAnswer>
export type CellsAnswer = v.InferOutput<typeof cellsAnswer>
export type RulesAnswer = v.InferOutput<typeof rulesAnswer>
export type ImportAnswer = v.InferOutput<typeof importAnswer>
export type CheckAnswer = v.InferOutput<typeof checkAnswer>
export type ArchiveLine = v.InferOutput<typeof archiveLine>
export type ImportLine = v.InferOutput<typeof importLine>
