// How the one window is made: sandboxed, isolated, without Node, without anything that reaches out by itself.
import type { BrowserWindowConstructorOptions } from 'electron'
import { smallest, usual, type Area } from '../memory/window-place.ts'

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
      // Recovery text is due after two seconds, also while another program is in front.
      backgroundThrottling: false,
    },
  }
}
