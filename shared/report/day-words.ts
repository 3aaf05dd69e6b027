// A day as an official document is dated.

/** `2026年1月12日`. */
export function dayWords(day: Date): string {
  return `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日`
}
