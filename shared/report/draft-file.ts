// The draft file (.nianbao): a draft ↔ readable JSON that keeps everything, fields of other programs included.
// What the file looks like is in draft-shape.ts, older versions in migrations.ts; bytes and disks are the desk's.
import * as v from 'valibot'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { tableSpec } from '../template/editions.ts'
import { tableIds, type Address } from '../template/form.ts'
import { layoutOf } from '../template/layout.ts'
import { assertNever } from '../assert-never.ts'
import { numberText } from './arithmetic.ts'
import { exact, slash, type Cell } from './cell.ts'
import { isFormAddress, placeInDraft } from './draft-place.ts'
import { draftFormat, draftShape, type CellShape, type DraftShape, type ReportShape } from './draft-shape.ts'
import { frozen } from './frozen.ts'
import {
  firstVersion,
  latestVersion,
  migrated,
  migrations,
  type JsonObject,
  type Migration,
} from './migrations.ts'
import type { Cells, Draft, Report, SectionProse } from './model.ts'
import { normalProse } from './prose.ts'
import { without } from './without.ts'

/** Deeper than any draft; deeper JSON could not be written again. */
const mostDepth = 40

/** Names that could reach an object's prototype; no version of the file has them. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A draft from the text of its file, deeply frozen; notes name the fields that are not known and were kept. Never throws:
 * a file that is cut off, of another kind, of a later version or of a wrong shape is a failure.
 */
export function parseDraft(
  text: string,
  fileName: string,
  steps: readonly Migration[] = migrations,
): Outcome<Draft> {
  const json = text.replace(/^\ufeff/u, '')
  if (json.trim() === '') return failed('file-empty', fileName)
  let file: unknown
  try {
    file = JSON.parse(json)
  } catch {
    return failed('draft-broken', fileName)
  }
  const invalid = (where: string) => failed('draft-invalid', fileName, where)
  if (!isObject(file) || file['format'] !== draftFormat) return invalid('不是年报草稿')
  const version = file['version']
  if (typeof version !== 'number' || !Number.isInteger(version) || version < firstVersion) {
    return invalid('版本号')
  }
  const latest = latestVersion(steps)
  if (version > latest) return failed('draft-too-new', fileName, version, latest)
  const trouble = hostileStructure(file)
  if (trouble !== null) return invalid(trouble)
  const content = without(migrated(file, version, steps), 'format', 'version')
  const checked = v.safeParse(draftShape, content, { abortEarly: true })
  if (!checked.success) return invalid(placeInDraft(pathOf(checked.issues[0])))
  return success(frozen(draftOf(checked.output)), unknownFields(checked.output))
}

/** The text of a draft's file. parseDraft gives the same draft again. */
export function serializeDraft(draft: Draft): string {
  const { report, lastYear, accepted, profile, ...others } = draft
  const file = {
    format: draftFormat,
    version: latestVersion(migrations),
    report: reportToFile(report),
    ...(lastYear === undefined ? {} : { lastYear: { ...lastYear, report: reportToFile(lastYear.report) } }),
    accepted,
    profile,
    ...others,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** How much of a file is looked into for the name of the format. */
const sniffed = 400

/** Whether a file is to be taken for a draft: by its beginning, or by its name unless its bytes are of another format. */
export function isDraftFile(bytes: Uint8Array, fileName: string): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, sniffed)).replace(/^\u00ef\u00bb\u00bf/u, '')
  if (/^\s*\{/u.test(start) && start.includes(`"${draftFormat}"`)) return true
  const isOtherFormat = /^(?:PK\u0003\u0004|\u00d0\u00cf\u0011\u00e0|%PDF-|\{\\rtf|\s*<)/u.test(start)
  return /\.nianbao$/iu.test(fileName) && !isOtherFormat
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What makes a file unfit to be walked at all; looks at everything once, without recursion. */
function hostileStructure(file: JsonObject): string | null {
  let level: readonly object[] = [file]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostDepth) return '内容嵌套过深'
    const next: object[] = []
    for (const value of level) {
      for (const key of Object.keys(value)) {
        if (forbiddenNames.has(key)) return `不允许的名称“${key}”`
        const inner: unknown = Reflect.get(value, key)
        if (typeof inner === 'object' && inner !== null) next.push(inner)
      }
    }
    level = next
  }
  return null
}

function pathOf(issue: v.BaseIssue<unknown>): readonly (string | number)[] {
  return (issue.path ?? []).flatMap(({ key }) =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  )
}

function draftOf(file: DraftShape): Draft {
  const { lastYear, report, ...rest } = file
  return {
    ...rest,
    report: reportOf(report),
    ...(lastYear === undefined ? {} : { lastYear: { ...lastYear, report: reportOf(lastYear.report) } }),
  }
}

function reportOf(file: ReportShape): Report {
  const { overview, disclosure, requests, disputes, problems, other } = file.sections
  const sections = {
    ...file.sections,
    overview: sectionOf(overview),
    disclosure: sectionOf(disclosure),
    requests: sectionOf(requests),
    disputes: sectionOf(disputes),
    problems: sectionOf(problems),
    other: sectionOf(other),
  }
  return { ...file, head: normalProse(file.head), sections, cells: cellsOf(file.cells) }
}

function sectionOf(file: SectionProse): SectionProse {
  return { ...file, before: normalProse(file.before), after: normalProse(file.after) }
}

function cellsOf(file: ReportShape['cells']): Cells {
  const cells: Partial<Record<Address, Cell>> = {}
  for (const [address, cell] of Object.entries(file)) cells[address] = cellOf(cell)
  return cells
}

function cellOf(file: CellShape): Cell {
  if (file === '/') return slash
  if (typeof file === 'object') return { ...file, kind: 'unread' }
  const [whole = '', decimals = ''] = String(file).split('.')
  const digits = Number(`${whole}${decimals}`)
  // -0 is written by nobody and would not survive the next writing.
  return exact(digits === 0 ? 0 : digits, decimals.length)
}

function reportToFile(report: Report): object {
  const { office, officeKind, year, title, edition, head, sections, cells, signature, date, ...others } =
    report
  return {
    office,
    officeKind,
    year,
    ...(title === undefined ? {} : { title }),
    edition,
    head,
    sections,
    cells: cellsToFile(edition, cells),
    signature,
    date,
    ...others,
  }
}

/** In the form's order, so that a person can find a cell; then whatever else there is. */
function cellsToFile(edition: Report['edition'], cells: Cells): Record<Address, unknown> {
  const file: Record<Address, unknown> = {}
  const inOrder = tableIds.flatMap((table) =>
    layoutOf(tableSpec(edition[table], table)).figures.map(({ address }) => address),
  )
  for (const address of [...inOrder, ...Object.keys(cells)]) {
    const cell = cells[address]
    if (cell !== undefined) file[address] = cellToFile(cell)
  }
  return file
}

/** Counts as JSON numbers, decimals as strings: a JSON number would lose `0.50`. */
function cellToFile(cell: Cell): unknown {
  switch (cell.kind) {
    case 'number':
      return cell.decimals === 0 ? cell.digits : numberText(cell)
    case 'slash':
      return '/'
    case 'unread':
      return without(cell, 'kind')
    default:
      return assertNever(cell)
  }
}

function unknownFields(file: DraftShape): readonly Note[] {
  const names = new Set<string>()
  collectUnknown(draftShape, file, '', names)
  for (const cells of [file.report.cells, file.lastYear?.report.cells ?? {}]) {
    for (const address of Object.keys(cells)) if (!isFormAddress(address)) names.add(address)
  }
  return [...names].map((name) => note('unknown-field', [name]))
}

/** Walks the file along its shape and names the fields the shape has not; those of a list's elements once. */
function collectUnknown(shape: unknown, value: unknown, path: string, names: Set<string>): void {
  if (!isObject(shape)) return
  if (Array.isArray(value)) {
    for (const item of value) collectUnknown(shape['item'], item, path, names)
    return
  }
  if (!isObject(value)) return
  if (shape['type'] === 'record') {
    for (const inner of Object.values(value)) collectUnknown(shape['value'], inner, path, names)
    return
  }
  if (Array.isArray(shape['options'])) {
    for (const option of shape['options']) collectUnknown(option, value, path, names)
    return
  }
  const entries = isObject(shape['entries']) ? shape['entries'] : null
  if (entries === null) {
    collectUnknown(shape['wrapped'], value, path, names)
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`
    if (key in entries) collectUnknown(entries[key], inner, name, names)
    else names.add(name)
  }
}
