import { describe, expect, it } from 'vitest'
import { isTooLong, nameTrouble } from '../../../electron/saving/file-name.ts'

describe('names that some office machine would refuse', () => {
  it.each([
    ['年报.nianbao', null],
    ['年报（终稿）2024.docx', null],
    ['com10.docx', null],
    ['a:b.docx', '含有 :'],
    ['什么?*.docx', '含有 ? *'],
    ['a/b', '含有 /'],
    ['a\\b', '含有 \\'],
    ['a\nb', '含有看不见的控制字符'],
    ['con', '是系统保留的名字'],
    ['NUL.docx', '是系统保留的名字'],
    ['LPT1.nianbao', '是系统保留的名字'],
    ['年报.', '以空格或句点结尾'],
    ['年报 ', '以空格或句点结尾'],
    ['', '没有写名字'],
    ['  ', '没有写名字'],
  ])('%j: %s', (name, trouble) => {
    expect(nameTrouble(name)).toBe(trouble)
  })
})

describe('paths too long for the system', () => {
  it.each([
    ['win32', `C:\\${'文'.repeat(256)}`, false],
    ['win32', `C:\\${'文'.repeat(257)}`, true],
    ['linux', `/${'文'.repeat(85)}`, false],
    ['linux', `/${'文'.repeat(86)}`, true],
    ['linux', `/${'a'.repeat(300)}/${'文'.repeat(85)}`, false],
  ] as const)('%s, %#: %s', (platform, path, isLong) => {
    expect(isTooLong(path, platform)).toBe(isLong)
  })
})
