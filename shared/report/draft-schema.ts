// The JSON Schema of the draft file, for whoever wants to read or make one with other tools. Kept apart from the shape,
// since nothing but the script that writes docs/schema needs the converter.
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { draftFormat, draftParts, draftShape } from './draft-shape.ts'
import { latestVersion, migrations } from './migrations.ts'

/** JSON Schema (2020-12) of the current version. That a decimal number has at most 15 digits is not in it. */
export function draftJsonSchema(): object {
  const file = v.looseObject({
    format: v.literal(draftFormat),
    version: v.literal(latestVersion(migrations)),
    ...draftShape.entries,
  })
  const schema = toJsonSchema(file, {
    target: 'draft-2020-12',
    definitions: draftParts,
    ignoreActions: ['check'],
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '年报助手 draft (.nianbao)',
    ...schema,
  }
}
