// What the desk needs of a file system, and the real one. Everything that touches a file takes a Disk, so that a full
// disk or a file held by another program can be met in a test.
import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import {
  copyFile,
  lstat,
  mkdir,
  open,
  readFile,
  readdir,
  realpath,
  rename,
  stat,
  unlink,
  utimes,
} from 'node:fs/promises'
import { systemCode } from '../../shared/system-reason.ts'

export interface FileFacts {
  readonly size: number
  /** Time of the last change, in nanoseconds. */
  readonly changedAt: bigint
  readonly mode: number
  readonly isFile: boolean
  readonly isFolder: boolean
}

/** Something in a folder, as it lies there: where a link leads is not looked at. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
}

export interface Disk {
  facts(path: string): Promise<FileFacts>
  read(path: string): Promise<Uint8Array>
  /** The first bytes of a file: for what stands at its head. */
  readStart(path: string, length: number): Promise<Uint8Array>
  /** Writes and forces the bytes to the disk; `create` refuses a file that is there already. */
  write(path: string, bytes: Uint8Array, how: 'create' | 'replace', mode?: number): Promise<void>
  copy(from: string, to: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  list(folder: string): Promise<readonly string[]>
  entries(folder: string): Promise<readonly FolderEntry[]>
  makeFolder(folder: string): Promise<void>
  /** Sets the time of the last change to now. */
  touch(path: string): Promise<void>
  /** Where a link leads. */
  realPath(path: string): Promise<string>
  /** Where a path leads when every link on the way is followed. */
  truePath(path: string): Promise<string>
  /** Forces a folder's names to the disk, where the system can. */
  syncFolder(folder: string): Promise<void>
}

export const realDisk: Disk = {
  async facts(path) {
    const found = await stat(path, { bigint: true })
    return {
      size: Number(found.size),
      changedAt: found.mtimeNs,
      mode: Number(found.mode),
      isFile: found.isFile(),
      isFolder: found.isDirectory(),
    }
  },

  read: (path) => readFile(path),

  async readStart(path, length) {
    const file = await open(path, 'r')
    try {
      const buffer = new Uint8Array(length)
      const { bytesRead } = await file.read(buffer, 0, length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  },

  async write(path, bytes, how, mode) {
    const file = await open(path, how === 'create' ? 'wx' : 'w', mode)
    try {
      await file.writeFile(bytes)
      if (mode !== undefined) await keepMode(file, mode)
      await file.sync()
    } finally {
      await file.close()
    }
  },

  copy: (from, to) => copyFile(from, to, constants.COPYFILE_FICLONE),
  rename,
  remove: unlink,
  list: (folder) => readdir(folder),

  async entries(folder) {
    const found = await readdir(folder, { withFileTypes: true })
    return found.map((entry): FolderEntry => {
      const { name } = entry
      if (entry.isFile()) return { name, kind: 'file' }
      if (entry.isDirectory()) return { name, kind: 'folder' }
      return { name, kind: entry.isSymbolicLink() ? 'link' : 'other' }
    })
  },

  async makeFolder(folder) {
    await mkdir(folder, { recursive: true })
  },

  async touch(path) {
    const now = new Date()
    await utimes(path, now, now)
  },

  async realPath(path) {
    // Only for links: some drives of Windows cannot say what their real path is.
    const found = await lstat(path)
    return found.isSymbolicLink() ? realpath(path) : path
  },

  truePath: (path) => realpath(path),

  async syncFolder(folder) {
    // Windows keeps its folders safe by itself and opens none of them.
    if (process.platform === 'win32') return
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

/** Past the umask, so that colleagues who could write the old file can write the new one. */
async function keepMode(file: FileHandle, mode: number): Promise<void> {
  try {
    await file.chmod(mode)
  } catch (error) {
    // A disk without permissions of its own has none to keep.
    if (systemCode(error) === null) throw error
  }
}

/** The facts of a file, or null where there is none. */
export async function factsOrNone(disk: Disk, path: string): Promise<FileFacts | null> {
  try {
    return await disk.facts(path)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
