// What the window may ask: `window.desk`, exactly the desk contract, one function for one request. Runs sandboxed in a
// world of its own; the page can reach neither the channels nor anything else of Electron.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Desk, DeskCommand } from '../shared/contract.ts'
import { channels, commandChannel, tellings, type Answer, type Asked, type Call } from './channels.ts'

function ask<C extends Call>(call: C, ...asked: Asked<C>): Promise<Answer<C>> {
  return ipcRenderer.invoke(channels[call], ...asked)
}

/** '' for anything that did not come from the clerk's disk. */
function pathOfDropped(file: unknown): string {
  try {
    const path = webUtils.getPathForFile(file as File)
    if (path !== '') ipcRenderer.send(tellings.dropped, path)
    return path
  } catch {
    return ''
  }
}

function onCommand(listener: (command: DeskCommand) => void): () => void {
  const hear = (_event: unknown, command: DeskCommand): void => {
    ipcRenderer.send(tellings.heard)
    listener(command)
  }
  ipcRenderer.on(commandChannel, hear)
  ipcRenderer.send(tellings.listening)
  return () => void ipcRenderer.off(commandChannel, hear)
}

const desk: Desk = {
  info: () => ask('info'),
  chooseFile: (purpose) => ask('chooseFile', purpose),
  chooseFiles: () => ask('chooseFiles'),
  chooseReports: () => ask('chooseReports'),
  listFolder: (path) => ask('listFolder', path),
  readListed: (path) => ask('readListed', path),
  openPath: (path) => ask('openPath', path),
  saveDraft: (request) => ask('saveDraft', request),
  saveDraftAs: (request) => ask('saveDraftAs', request),
  keepRecovery: (request) => ask('keepRecovery', request),
  dropRecovery: (draftId) => ask('dropRecovery', draftId),
  listVersions: () => ask('listVersions'),
  readVersion: (id) => ask('readVersion', id),
  listRecent: () => ask('listRecent'),
  forgetRecent: (path) => ask('forgetRecent', path),
  exportFolder: () => ask('exportFolder'),
  chooseFolder: () => ask('chooseFolder'),
  writeExport: (request) => ask('writeExport', request),
  showInFolder: (path) => ask('showInFolder', path),
  makePdf: (page) => ask('makePdf', page),
  printPages: (page) => ask('printPages', page),
  readSettings: () => ask('readSettings'),
  saveSettings: (settings) => ask('saveSettings', settings),
  moveVersions: (to) => ask('moveVersions', to),
  showVersions: () => ask('showVersions'),
  diagnostics: () => ask('diagnostics'),
  noteBug: (trace) => ask('noteBug', trace),
  releaseDraft: (path) => ask('releaseDraft', path),
  setWindowState: (state) => ask('setWindowState', state),
  pathOfDropped,
  onCommand,
}

contextBridge.exposeInMainWorld('desk', desk)
