// What the system refused, as a failure with its sentence. Only errors of the system become failures; anything else is
// a bug and is thrown on.
import { basename } from 'node:path'
import { failure, type Failure } from '../../shared/notes.ts'
import { systemCode, systemReason } from '../../shared/system-reason.ts'

/** Thrown inside the saving to stop it with a sentence; the edge of saving turns it into a result. */
export class Refusal extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

export function writeFailure(error: unknown, path: string): Failure {
  if (error instanceof Refusal) return error.failure
  const name = basename(path)
  const code = systemCode(error)
  switch (code) {
    case null:
      throw error
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return failure('disk-full', name)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failure('no-permission', name)
    case 'EBUSY':
    case 'ETXTBSY':
      return failure('file-busy', name)
    case 'ENAMETOOLONG':
      return failure('path-too-long', name)
    case 'EINVAL':
      return failure('name-forbidden', name, '系统不接受这个名字')
    default:
      return gone.has(code) ? failure('place-gone', name) : failure('write-failed', name, reasonOf(error))
  }
}

export function readFailure(error: unknown, path: string): Failure {
  if (error instanceof Refusal) return error.failure
  const name = basename(path)
  const code = systemCode(error)
  if (code === null) throw error
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? failure('file-missing', name)
    : failure('file-unreadable', name, reasonOf(error))
}

/** The system's reason in words, for the inside of a sentence. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error)
  if (code === null) return '程序内部出错'
  if (gone.has(code)) return '磁盘或网络位置连不上'
  return systemReason(code)
}

const gone: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENODEV',
  'ENXIO',
  'EIO',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  'ECONNRESET',
])
