// What an error of the operating system means, as words for the inside of a sentence: for the desk and the terminal
// alike. It knows the codes and nothing of how files are read.

/** The system's own code: `ENOSPC`, `EBUSY`, …; null for anything but an error of the system. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/u.test(error.code) ? error.code : null
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件夹不存在',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '是文件夹，不是文件',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '磁盘配额已满',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  EBUSY: '文件正被别的程序占用',
  EMFILE: '打开的文件太多',
  ENAMETOOLONG: '名字或位置太长',
  EIO: '磁盘或网络读写出错',
}

export function systemReason(code: string): string {
  return reasons[code] ?? `系统错误 ${code}`
}
