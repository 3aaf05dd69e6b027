// What the system's error codes mean, as words that fit into a sentence of a failure.

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件夹不存在',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '这是一个文件夹',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '这个位置只能读不能写',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EBUSY: '文件正被其他程序使用',
  ENAMETOOLONG: '文件名太长',
  EMFILE: '打开的文件太多',
  EIO: '磁盘读写出错',
}

export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? `系统错误 ${code === '' ? '未知' : code}`
}
