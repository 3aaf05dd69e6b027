// The JSON Schemas of docs/schema/ by file name, made from the contracts themselves.
import { toJsonSchema } from '@valibot/to-json-schema'
import { draftJsonSchema } from '../shared/report/draft-schema.ts'
import {
  archiveLine,
  cellsAnswer,
  checkAnswer,
  compareAnswer,
  importAnswer,
  importLine,
  rulesAnswer,
} from './answers.ts'

const answers = {
  cells: cellsAnswer,
  rules: rulesAnswer,
  import: importAnswer,
  'import-folder': importLine,
  check: checkAnswer,
  'check-archive': archiveLine,
  compare: compareAnswer,
}

/** File name → text, as it is to stand in docs/schema/. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const schemas: [string, object][] = Object.entries(answers).map(([name, answer]) => [
    `${name}.json`,
    toJsonSchema(answer, { target: 'draft-2020-12' }),
  ])
  schemas.push(['draft.json', draftJsonSchema()])
  return new Map(schemas.map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]))
}
