// What the window asks of its conversion worker and what comes back: one entry a task, both ends typed from it.
import type { Document } from '../../shared/document.ts'
import type { Approval } from '../../shared/export/compose-approval.ts'
import type { CellCounts } from '../../shared/import/cell-counts.ts'
import type { RecognizedFile } from '../../shared/import/join-recognitions.ts'
import type { MissingParts } from '../../shared/import/missing-parts.ts'
import type { Recognition } from '../../shared/import/recognition.ts'
import type { Outcome } from '../../shared/notes.ts'
import type { ReadingStep } from '../../shared/reading-progress.ts'
import type { Profile, Report } from '../../shared/report/model.ts'

export interface ImportedFile {
  /** What the bytes were, e.g. `docx`. */
  readonly format: string
  readonly document: Document
  readonly recognition: Recognition
}

/** What a file is, without what it says. */
export interface GlancedFile {
  readonly format: string
  /** '' and null: the file does not say. */
  readonly office: string
  readonly year: number | null
  readonly counts: CellCounts
  /** Parts of the report that the file does not have. */
  readonly missing: MissingParts
}

/** One page as a viewer shows it. */
export interface PagePicture {
  readonly picture: ImageBitmap
  /** Of the paper, in points. */
  readonly width: number
  readonly height: number
  /** How many pages its file has. */
  readonly pages: number
}

export interface ExportFormatName {
  readonly id: string
  readonly label: string
  readonly extension: string
  /** What a copy's name says behind that of the report; '' for the report itself. */
  readonly nameEnd: string
}

export interface Tasks {
  /** File bytes → document → report. */
  readonly import: {
    readonly request: { readonly bytes: Uint8Array; readonly fileName: string }
    readonly answer: ImportedFile
  }
  /** The same, for a line in a list. */
  readonly glance: {
    readonly request: { readonly bytes: Uint8Array; readonly fileName: string }
    readonly answer: GlancedFile
  }
  /** One page of a PDF → a picture of it. */
  readonly draw: {
    readonly request: {
      readonly bytes: Uint8Array
      readonly fileName: string
      /** 1-based. */
      readonly page: number
      /** In pixels, as far as a picture of that size may be made. */
      readonly width: number
    }
    readonly answer: PagePicture
  }
  /** Several files of one report → one recognition. */
  readonly join: {
    readonly request: {
      readonly files: readonly [RecognizedFile, ...RecognizedFile[]]
      /** All their names. */
      readonly fileName: string
    }
    readonly answer: Recognition
  }
  /** Report → document → file bytes. */
  readonly export: {
    readonly request: {
      readonly report: Report
      readonly profile: Profile
      /** Id of a format or of a copy. */
      readonly format: string
      readonly fileName: string
      /** For the copy that goes round for approval. */
      readonly approval?: Approval
    }
    readonly answer: Uint8Array
  }
  /** Report → document → the page that the desk prints, previews and makes a PDF of. */
  readonly pages: {
    readonly request: {
      readonly report: Report
      readonly profile: Profile
      readonly fileName: string
      /** For the copy that goes round for approval. */
      readonly approval?: Approval
    }
    readonly answer: Uint8Array
  }
  /** Loads what the first export needs, while nothing else is going on. */
  readonly prepare: {
    readonly request: { readonly fileName: string }
    readonly answer: null
  }
  /** The formats and copies there are; loads none of their libraries. */
  readonly formats: {
    readonly request: { readonly fileName: string }
    readonly answer: {
      /** The last of them is PDF, which the desk makes of `pages`. */
      readonly formats: readonly ExportFormatName[]
      readonly copies: readonly ExportFormatName[]
    }
  }
}

export type TaskName = keyof Tasks
export type Request<K extends TaskName> = Tasks[K]['request']
export type Answer<K extends TaskName> = Tasks[K]['answer']

/** How far a task has come. */
export type Stage = 'reading' | 'recognizing' | 'composing' | 'writing'

/** Tells of a stage; of a long one, again and again, how far it is by itself. */
export type TellStage = (stage: Stage, step?: ReadingStep) => void

export type TaskMessage = {
  readonly [K in TaskName]: { readonly id: number; readonly task: K; readonly request: Request<K> }
}[TaskName]

export type WorkerMessage =
  | { readonly id: number; readonly stage: Stage; readonly step?: ReadingStep | undefined }
  | { readonly id: number; readonly outcome: Outcome<unknown> }

export type TaskHandlers = {
  readonly [K in TaskName]: (request: Request<K>, tell: TellStage) => Promise<Outcome<Answer<K>>>
}
