// The desk contract: everything the screen may ask of the machine it runs on. Bytes and small values only; the screen
// does not know whether Electron or a plain browser answers. Handler, preload and in-browser desk each implement it whole.
import type { Failure } from './notes.ts'
import type { Settings } from './settings.ts'

/** What the desk says of a file it has opened or saved; `path` is shown and handed back, never taken apart by the screen. */
export interface DeskFile {
  readonly path: string
  readonly name: string
  /** Changes when the file's content changes on disk (time and size); for noticing that somebody else saved it. */
  readonly stamp: string
}

export interface OpenedFile extends DeskFile {
  readonly bytes: Uint8Array
  /** Somebody else has the draft open: it may be read, not saved in place. */
  readonly heldBy: string | null
}

export interface RecentFile {
  readonly path: string
  readonly name: string
  /** ISO time of the last opening or saving here. */
  readonly usedAt: string
  readonly missing: boolean
}

/** One kept version of a draft, in the user's data folder. */
export interface VersionInfo {
  readonly id: string
  /** Identifies the draft over renames: drawn when the draft is made. */
  readonly draftId: string
  /** ISO time. */
  readonly savedAt: string
  /**
   * recovery: written while typing, not yet saved by the clerk · review: recovery text of a report under review, not yet
   * adopted · saved: as saved.
   */
  readonly kind: 'recovery' | 'review' | 'saved'
  /** Where the draft lay, or the one that was open behind the review; null when it was never saved. */
  readonly path: string | null
  readonly title: string
}

/** What is kept while typing; a review has an id of its own, so that neither it nor the open draft overwrites the other. */
export interface KeptRecovery {
  readonly draftId: string
  /** `recovery` where nothing is said. */
  readonly kind?: 'recovery' | 'review'
  readonly text: string
  readonly path: string | null
  readonly title: string
}

export interface DeskInfo {
  readonly appVersion: string
  /** `trial` is the in-browser desk: open, download, export. */
  readonly kind: 'desktop' | 'trial'
  readonly platform: string
  /** Version id of the recovery text to go on with at once: the window had died and was reloaded. */
  readonly resume: string | null
  /** The first page of this start, not one that was loaded anew. */
  readonly isStart: boolean
}

/** Where versions are kept. */
export interface VersionsPlace {
  /** Shown only. */
  readonly folder: string
  readonly isUsual: boolean
  /** A chosen folder that cannot be reached, in whose stead the usual one is used for now; null where there is none. */
  readonly outOfReach: string | null
}

export interface SettingsState {
  readonly settings: Settings
  readonly versions: VersionsPlace
  /** What the clerk must know of them, once: a damaged file, a folder out of reach. */
  readonly troubles: readonly Failure[]
}

/** What the machine says for a maintainer: no content of a report, no path, no name of a person or a file. */
export interface Diagnostics {
  readonly electron: string
  readonly chromium: string
  readonly node: string
  readonly system: string
  /** The last lines of the desk's log. */
  readonly log: readonly string[]
}

/** Where in the program a bug of the window happened: names of functions and files of our own, no message. */
export interface BugTrace {
  readonly name: string
  readonly places: readonly string[]
}

export type DeskResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** What a file is asked for: a draft · last year's report · the file the leaders have changed. */
export type FilePurpose = 'draft' | 'import' | 'approved'

/** One of several files: what it holds, or why it cannot be read; the others are read all the same. */
export interface ChosenFile {
  readonly name: string
  readonly opened: DeskResult<OpenedFile>
}

/** A file in a folder that the clerk named; its path is for readListed. */
export interface ListedFile {
  readonly path: string
  /** With its sub-folder in front: `城东街道/年报.docx`. */
  readonly name: string
}

/** The files of a folder and of the folders in it, no deeper; in the order of their names. */
export interface FolderListing {
  readonly name: string
  readonly files: readonly ListedFile[]
  /** How many things in it are not among them. */
  readonly leftOut: {
    /** Hidden files, what Office keeps beside an open file, links to folders and out of the folder. */
    readonly beside: number
    /** Folders that lie too deep. */
    readonly deeper: number
    /** Folders that cannot be looked into. */
    readonly closed: number
    /** Files beyond what one list takes. */
    readonly beyond: number
  }
}

/** Null in a result's value: the clerk closed the dialog. */
export interface Desk {
  info(): Promise<DeskInfo>
  /** Asks for a file: a draft, or a report of any kind. */
  chooseFile(purpose: FilePurpose): Promise<DeskResult<OpenedFile | null>>
  /** Asks for the files of one report: text in one, tables in another; none where the clerk closed the dialog. */
  chooseFiles(): Promise<DeskResult<readonly ChosenFile[]>>
  /** Asks for a folder with reports in it. */
  chooseReports(): Promise<DeskResult<FolderListing | null>>
  /** What lies in a folder that the clerk named; no file in it is opened. */
  listFolder(path: string): Promise<DeskResult<FolderListing>>
  /** Reads a file of a listing: a draft among them is not held. */
  readListed(path: string): Promise<DeskResult<OpenedFile>>
  /** Opens a file that the clerk named before: from the recent list, a drop, the command line. A folder is `file-is-folder`. */
  openPath(path: string): Promise<DeskResult<OpenedFile>>
  /** Saves a draft in place; `stamp` is what the screen believes is on disk, a different one is refused. */
  saveDraft(request: {
    readonly path: string
    readonly text: string
    readonly stamp: string | null
    readonly draftId: string
    readonly title: string
  }): Promise<DeskResult<DeskFile>>
  /** Asks where to save a draft, then saves it. */
  saveDraftAs(request: {
    readonly suggestedName: string
    readonly text: string
    readonly draftId: string
    readonly title: string
  }): Promise<DeskResult<DeskFile | null>>
  /** Keeps recovery text; called within two seconds of the first unsaved change. */
  keepRecovery(request: KeptRecovery): Promise<DeskResult<null>>
  /** The clerk has saved or thrown away: the recovery text is no longer wanted. */
  dropRecovery(draftId: string): Promise<DeskResult<null>>
  listVersions(): Promise<DeskResult<readonly VersionInfo[]>>
  readVersion(id: string): Promise<DeskResult<string>>
  listRecent(): Promise<DeskResult<readonly RecentFile[]>>
  forgetRecent(path: string): Promise<DeskResult<null>>
  /** The folder exports go to where none is chosen: the one used last, the clerk's documents at first; '' in a browser. */
  exportFolder(): Promise<DeskResult<string>>
  /** Asks for the folder exports go to. */
  chooseFolder(): Promise<DeskResult<string | null>>
  /** Writes one exported file; an existing one changed since we wrote it is refused with `export-changed` unless `replace`. */
  writeExport(request: {
    readonly folder: string | null
    readonly name: string
    readonly bytes: Uint8Array
    readonly replace: boolean
  }): Promise<DeskResult<DeskFile>>
  showInFolder(path: string): Promise<DeskResult<null>>
  /** Makes a PDF of a print page, as shared/export/write-print-page.ts writes it. */
  makePdf(page: Uint8Array): Promise<DeskResult<Uint8Array>>
  /** Prints a print page with the system's dialog; false: the clerk closed it. */
  printPages(page: Uint8Array): Promise<DeskResult<boolean>>
  readSettings(): Promise<DeskResult<SettingsState>>
  /** All of them at once; the scale is applied as well. A failure says that they hold for this start only. */
  saveSettings(settings: Settings): Promise<DeskResult<null>>
  /**
   * Carries the versions over to a folder that is asked for, or back to the usual one. Where the old folder is out of reach
   * nothing is moved; `leaving` asks for the same once more, and for what lies there to stay there.
   */
  moveVersions(to: 'chosen' | 'usual' | 'leaving'): Promise<DeskResult<VersionsPlace | null>>
  showVersions(): Promise<DeskResult<null>>
  diagnostics(): Promise<DeskResult<Diagnostics>>
  /** Writes a bug of the window into the log. */
  noteBug(trace: BugTrace): Promise<DeskResult<null>>
  /** The draft is closed; the desk may release its lock. */
  releaseDraft(path: string): Promise<DeskResult<null>>
  /** Whether the window may close without asking, and what its title bar shows. */
  setWindowState(state: { readonly title: string; readonly unsaved: boolean }): Promise<DeskResult<null>>
  /** The path of a file dropped on the window, so that openPath can read it; '' in a browser. */
  pathOfDropped(file: unknown): string
  /** Events from the desk; returns a function that stops listening. */
  onCommand(listener: (command: DeskCommand) => void): () => void
}

/** What the menu, a second start or the system asks of the screen. */
export type DeskCommand =
  | {
      readonly kind:
        | 'new'
        | 'open'
        | 'import'
        | 'import-folder'
        | 'save'
        | 'save-as'
        | 'read-approved'
        | 'export'
        | 'export-pdf'
        | 'preview'
        | 'print'
        | 'undo'
        | 'redo'
        | 'find'
        | 'replace'
        | 'next-finding'
        | 'previous-finding'
        | 'versions'
        | 'guide'
        | 'last-year'
        | 'close-draft'
        | 'settings'
        | 'about'
        | 'zoom-in'
        | 'zoom-out'
        | 'zoom-reset'
        | 'confirm-close'
    }
  | { readonly kind: 'open-path'; readonly path: string }
