// session, protocol and ipcMain: what the program says about requests, permissions and messages, kept to be asked.
import { EventEmitter } from 'node:events'
import { Emitter } from './emitter.ts'

type Decide = (granted: boolean) => void
type BeforeRequest = (request: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void

class Session extends Emitter {
  permission: ((contents: unknown, permission: string, decide: Decide) => void) | null = null
  permissionCheck: ((contents: unknown, permission: string) => boolean) | null = null
  device: ((details: unknown) => boolean) | null = null
  isSpellChecking = true
  beforeRequest: BeforeRequest | null = null
  constructor() {
    super(['will-download'])
  }

  readonly webRequest = { onBeforeRequest: (listener: BeforeRequest) => void (this.beforeRequest = listener) }

  setPermissionRequestHandler(handler: Session['permission']): void {
    this.permission = handler
  }
  setPermissionCheckHandler(handler: Session['permissionCheck']): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: Session['device']): void {
    this.device = handler
  }
  setSpellCheckerEnabled(isOn: boolean): void {
    this.isSpellChecking = isOn
  }
}

export const defaultSession = new Session()

/** Whether the program would let a request go out. */
export function letsThrough(url: string): boolean {
  let isCancelled = false
  defaultSession.beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel === true))
  return !isCancelled
}

export const schemes: { scheme: string; privileges: Record<string, boolean> }[] = []
export const served = new Map<string, (request: Request) => Promise<Response>>()

export const protocol = {
  registerSchemesAsPrivileged: (given: typeof schemes) => void schemes.push(...given),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    void served.set(scheme, handler),
}

type Handler = (event: object, ...args: unknown[]) => unknown

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
    this.handlers.set(channel, handler)
  }
}

export const ipcMain = new IpcMain()
