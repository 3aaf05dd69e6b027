// How a window is made: sandboxed, isolated, without Node, without anything that reaches out by itself. What is drawn to be
// printed has a window of its own in printing/.
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import { smallest, usual, type Area } from '../memory/window-place.ts'

/** What no page of the program may ever do, shown or not. */
export const lockedPage = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  devTools: false,
} as const satisfies WebPreferences

export function windowOptions(
  preload: string,
  area: Area | null,
  icon: string | null,
): BrowserWindowConstructorOptions {
  return {
    ...(area ?? usual),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: '年报助手',
    backgroundColor: '#f5f7fa',
    ...(icon === null ? {} : { icon }),
    webPreferences: {
      preload,
      ...lockedPage,
      // Recovery text is due after two seconds, also while another program is in front.
      backgroundThrottling: false,
    },
  }
}
