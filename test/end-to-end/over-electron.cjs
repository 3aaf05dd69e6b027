// Electron's own entry for the flows: the clerk's dialogs are answered from a queue, what the program does is written
// down, and then the unchanged main process is loaded. The same orders as electron-stand-in/control.ts are understood.
/* eslint-disable @typescript-eslint/no-require-imports -- Electron loads its entry as CommonJS */
const { BrowserWindow, Menu, app, dialog, session, shell } = require('electron')
const { join } = require('node:path')

const answers = []
const records = {
  refused: [],
  escaped: [],
  dialogs: [],
  shownInFolder: [],
  navigations: [],
  newWindows: [],
  downloads: [],
  switches: {},
  titles: [],
  zooms: [],
  prints: [],
}

for (const method of ['showOpenDialog', 'showSaveDialog', 'showMessageBox']) {
  dialog[method] = async (_window, options) => {
    records.dialogs.push({ method, options })
    if (answers.length === 0) throw new Error(`nobody answers ${method}`)
    return answers.shift()
  }
}
shell.showItemInFolder = (path) => records.shownInFolder.push(path)
if (process.env.STAND_IN_DOCUMENTS) app.setPath('documents', process.env.STAND_IN_DOCUMENTS)

app.whenReady().then(() => {
  const own = (url) => url.startsWith('app://desk/')
  session.defaultSession.webRequest.onErrorOccurred(({ url }) => own(url) || records.refused.push(url))
  session.defaultSession.webRequest.onCompleted(({ url }) => own(url) || records.escaped.push(url))
})
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', ({ url }) => records.navigations.push(url))
})

const window = () => BrowserWindow.getAllWindows()[0]

function clickMenu(labels) {
  let items = Menu.getApplicationMenu().items
  for (const [depth, label] of labels.entries()) {
    const item = items.find((one) => one.label.replace(/\(&[A-Z]\)/u, '').replace(/&&/gu, '&') === label)
    if (item === undefined) throw new Error(`the menu has no ${label}`)
    if (depth === labels.length - 1) item.click()
    items = item.submenu?.items ?? []
  }
}

function carryOut(order) {
  switch (order.kind) {
    case 'answer':
      return void answers.push(order.answer)
    case 'menu':
      return clickMenu(order.labels)
    case 'close':
      return window().close()
    case 'resize':
      return window().setSize(order.width, order.height)
    case 'crash':
      return window().webContents.forcefullyCrashRenderer()
    case 'records':
      return records
    case 'security':
      return { webPreferences: window().webContents.getLastWebPreferences() }
    default:
      throw new Error(`Electron itself has no ${order.kind}`)
  }
}

process.on('disconnect', () => app.exit(1))
process.on('message', ({ id, order }) => {
  try {
    process.send({ id, value: carryOut(order) ?? null })
  } catch (error) {
    process.send({ id, error: String(error) })
  }
})

require(join(__dirname, '../../dist/electron/main.cjs'))
