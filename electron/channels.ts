// The channels between window and desk, derived from the contract: one request has one channel, and a request added to
// the contract does not compile until it has one here. Nothing else crosses.
import type { Desk } from '../shared/contract.ts'

/** What preload answers without asking the main process. */
type AnsweredInWindow = 'pathOfDropped' | 'onCommand'

export type Call = Exclude<keyof Desk, AnsweredInWindow>
export type Asked<C extends Call> = Parameters<Desk[C]>
export type Answer<C extends Call> = Awaited<ReturnType<Desk[C]>>

export const channels: { readonly [C in Call]: `desk:${C}` } = {
  info: 'desk:info',
  chooseFile: 'desk:chooseFile',
  chooseFiles: 'desk:chooseFiles',
  chooseReports: 'desk:chooseReports',
  listFolder: 'desk:listFolder',
  readListed: 'desk:readListed',
  openPath: 'desk:openPath',
  saveDraft: 'desk:saveDraft',
  saveDraftAs: 'desk:saveDraftAs',
  keepRecovery: 'desk:keepRecovery',
  dropRecovery: 'desk:dropRecovery',
  listVersions: 'desk:listVersions',
  readVersion: 'desk:readVersion',
  listRecent: 'desk:listRecent',
  forgetRecent: 'desk:forgetRecent',
  exportFolder: 'desk:exportFolder',
  chooseFolder: 'desk:chooseFolder',
  writeExport: 'desk:writeExport',
  showInFolder: 'desk:showInFolder',
  makePdf: 'desk:makePdf',
  printPages: 'desk:printPages',
  readSettings: 'desk:readSettings',
  saveSettings: 'desk:saveSettings',
  moveVersions: 'desk:moveVersions',
  showVersions: 'desk:showVersions',
  diagnostics: 'desk:diagnostics',
  noteBug: 'desk:noteBug',
  releaseDraft: 'desk:releaseDraft',
  setWindowState: 'desk:setWindowState',
}

/** From the desk to the window: a DeskCommand. */
export const commandChannel = 'desk:command'

/** From preload to the desk, without an answer. */
export const tellings = {
  /** The screen listens for commands; those given before are delivered now. */
  listening: 'desk:listening',
  /** A command has arrived in a window that is alive. */
  heard: 'desk:heard',
  /** The clerk dropped this file on the window. */
  dropped: 'desk:dropped',
} as const
