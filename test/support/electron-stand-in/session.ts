// session, protocol and ipcMain: what the program says about requests, permissions and messages, kept to be asked.
import { EventEmitter } from 'node:events'
import { Emitter } from './emitter.ts'

type Decide = (granted: boolean) => void
type BeforeRequest = (request: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void

export class Session extends Emitter {
  permission: ((contents: unknown, permission: string, decide: Decide) => void) | null = null
  permissionCheck: ((contents: unknown, permission: string) => boolean) | null = null
  device: ((details: unknown) => boolean) | null = null
  isSpellChecking = true
  beforeRequest: BeforeRequest | null = null
  constructor() {
    super(['will-download'])
  }

  /** What answers requests of this session's own scheme. */
  readonly served = new Map<string, (request: Request) => Promise<Response> | Response>()
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response> | Response) =>
      void this.served.set(scheme, handler),
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

const partitions = new Map<string, Session>()

/** A session in memory; the program never asks for one that is kept. */
export function fromPartition(name: string): Session {
  if (name.startsWith('persist:')) throw new Error('the stand-in keeps no session')
  const known = partitions.get(name) ?? new Session()
  partitions.set(name, known)
  return known
}

/** Whether the program would let a request go out. */
export function letsThrough(url: string, session = defaultSession): boolean {
  let isCancelled = false
  session.beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel === true))
  return !isCancelled
}

export const schemes: { scheme: string; privileges: Record<string, boolean> }[] = []

export const protocol = {
  registerSchemesAsPrivileged: (given: typeof schemes) => void schemes.push(...given),
  handle: defaultSession.protocol.handle,
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
