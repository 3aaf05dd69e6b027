// What the in-browser desk keeps in IndexedDB: drafts by their made-up path, and versions of them. A rejected promise
// says that the browser refuses; browser-desk.ts turns it into a sentence.
import type { VersionInfo } from '../../shared/contract.ts'

export interface KeptFile {
  readonly path: string
  readonly name: string
  readonly text: string
  readonly stamp: string
  readonly usedAt: string
}

export interface KeptVersion extends VersionInfo {
  readonly text: string
}

export interface Shelf<T> {
  put(value: T): Promise<void>
  get(key: string): Promise<T | null>
  all(): Promise<readonly T[]>
  remove(key: string): Promise<void>
}

export interface BrowserStore {
  readonly files: Shelf<KeptFile>
  readonly versions: Shelf<KeptVersion>
}

/** Opens the database on first use, so that the screen does not wait for it. */
export function browserStore(factory: IDBFactory, name = 'nianbao'): BrowserStore {
  let opened: Promise<IDBDatabase> | null = null
  const database = (): Promise<IDBDatabase> => {
    opened ??= open(factory, name).catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }
  return {
    files: shelf<KeptFile>(database, 'files'),
    versions: shelf<KeptVersion>(database, 'versions'),
  }
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('files', { keyPath: 'path' })
      request.result.createObjectStore('versions', { keyPath: 'id' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
}

function shelf<T>(database: () => Promise<IDBDatabase>, store: string): Shelf<T> {
  const read = async <R>(ask: (from: IDBObjectStore) => IDBRequest<R>): Promise<R> => {
    const transaction = (await database()).transaction(store, 'readonly')
    const request = ask(transaction.objectStore(store))
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('indexedDB'))
    })
  }
  const write = async (change: (to: IDBObjectStore) => void): Promise<void> => {
    const transaction = (await database()).transaction(store, 'readwrite', { durability: 'strict' })
    change(transaction.objectStore(store))
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error ?? new Error('indexedDB'))
      transaction.onabort = () => reject(transaction.error ?? new Error('indexedDB'))
    })
  }
  return {
    put: (value) => write((to) => void to.put(value)),
    get: async (key) => (await read<T | undefined>((from) => from.get(key))) ?? null,
    all: () => read<T[]>((from) => from.getAll()),
    remove: (key) => write((to) => void to.delete(key)),
  }
}
