// What each request of the window must look like. The window is sandboxed and may have been taken over by a hostile
// file, so nothing it sends is believed.
import * as v from 'valibot'
import { settingsShape } from '../shared/settings.ts'
import type { Asked, Call } from './channels.ts'
import { printPageParts } from './printing/print-page.ts'

const longestPath = 4096
const longestText = 64 * 1024 * 1024
const longestExport = 128 * 1024 * 1024
const longestPrintPage = 16 * 1024 * 1024

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(longestPath), v.check(hasNoZero))
const text = v.pipe(v.string(), v.maxLength(longestText))
const draftId = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
/** Shown only: one that is too long is cut rather than costing the clerk a saved draft. */
const title = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, 300)),
)
const draft = { text, draftId, title }
/** What may be exported: a window that was taken over cannot lay a program on the disk. */
const exportName = v.pipe(v.string(), v.maxLength(255), v.regex(/^[^/\\]+\.(?:docx|xlsx|html|pdf)$/iu))

/** Shapes in which nothing of a report could lie. */
const bugName = v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/u))
const bugPlace = v.pipe(v.string(), v.regex(/^[\w.$@-]{1,80}:\d{1,7}:\d{1,7}$/u))

const printPage = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length <= longestPrintPage),
  v.check((bytes) => printPageParts(bytes) !== null),
)

type Schemas = { readonly [C in Call]: v.GenericSchema<unknown, Asked<C>> }

export const requests: Schemas = {
  info: v.strictTuple([]),
  chooseFile: v.strictTuple([v.picklist(['draft', 'import', 'approved'])]),
  chooseFiles: v.strictTuple([]),
  chooseReports: v.strictTuple([]),
  listFolder: v.strictTuple([path]),
  readListed: v.strictTuple([path]),
  openPath: v.strictTuple([path]),
  saveDraft: v.strictTuple([
    v.strictObject({ ...draft, path, stamp: v.nullable(v.pipe(v.string(), v.maxLength(100))) }),
  ]),
  saveDraftAs: v.strictTuple([
    v.strictObject({ ...draft, suggestedName: v.pipe(v.string(), v.maxLength(500)) }),
  ]),
  keepRecovery: v.strictTuple([
    v.strictObject({
      ...draft,
      kind: v.exactOptional(v.picklist(['recovery', 'review'])),
      path: v.nullable(path),
    }),
  ]),
  dropRecovery: v.strictTuple([draftId]),
  listVersions: v.strictTuple([]),
  readVersion: v.strictTuple([v.pipe(v.string(), v.maxLength(120))]),
  listRecent: v.strictTuple([]),
  forgetRecent: v.strictTuple([path]),
  exportFolder: v.strictTuple([]),
  chooseFolder: v.strictTuple([]),
  writeExport: v.strictTuple([
    v.strictObject({
      folder: v.nullable(path),
      name: exportName,
      bytes: v.pipe(
        v.instance(Uint8Array),
        v.check((bytes) => bytes.length <= longestExport),
      ),
      replace: v.boolean(),
    }),
  ]),
  showInFolder: v.strictTuple([path]),
  makePdf: v.strictTuple([printPage]),
  printPages: v.strictTuple([printPage]),
  readSettings: v.strictTuple([]),
  saveSettings: v.strictTuple([settingsShape]),
  moveVersions: v.strictTuple([v.picklist(['chosen', 'usual', 'leaving'])]),
  showVersions: v.strictTuple([]),
  diagnostics: v.strictTuple([]),
  noteBug: v.strictTuple([
    v.strictObject({ name: bugName, places: v.pipe(v.array(bugPlace), v.maxLength(8)) }),
  ]),
  releaseDraft: v.strictTuple([path]),
  setWindowState: v.strictTuple([v.strictObject({ title, unsaved: v.boolean() })]),
}

export const droppedPath = path

function hasNoZero(value: string): boolean {
  return !value.includes('\0')
}
