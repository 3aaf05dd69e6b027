import { describe, expect, it } from 'vitest'
import { processIo } from '../../cli/io.ts'

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean, columns?: number) {
  const written: string[] = []
  const listeners: ((error: NodeJS.ErrnoException) => void)[] = []
  return {
    isTTY,
    ...(columns === undefined ? {} : { columns }),
    written,
    write: (text: string) => written.push(text),
    on: (_: 'error', listener: (error: NodeJS.ErrnoException) => void) => listeners.push(listener),
    fail: (code: string) =>
      listeners.forEach((listener) => listener(Object.assign(new Error(code), { code }))),
  }
}

describe('colour', () => {
  it.each([
    ['on a terminal', true, {}, true],
    ['on a pipe', false, {}, false],
    ['on a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['on a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['on a terminal that is dumb', true, { TERM: 'dumb' }, false],
  ])('%s', (_, isTTY, env, color) => {
    expect(processIo({ stdout: stream(isTTY), stderr: stream(isTTY), env }).color).toBe(color)
  })
})

it.each([
  [undefined, 110],
  [80, 80],
  [400, 110],
  [20, 60],
])('a terminal of %s columns is filled to %i', (columns, filled) => {
  expect(processIo({ stdout: stream(true, columns), stderr: stream(true), env: {} }).columns).toBe(filled)
})

describe('progress', () => {
  it('stands on the last line of a terminal and goes before anything else is printed', () => {
    const [stdout, stderr] = [stream(true), stream(true)]
    const io = processIo({ stdout, stderr, env: {} })
    io.progress('正在读取 …')
    io.progress('正在识别 …')
    io.out('完成')
    io.progress('')
    expect(stderr.written).toEqual(['正在读取 …', '\r\u001b[2K', '正在识别 …', '\r\u001b[2K'])
    expect(stdout.written).toEqual(['完成\n'])
  })

  it('is not written where nobody watches', () => {
    const [stdout, stderr] = [stream(false), stream(false)]
    const io = processIo({ stdout, stderr, env: {} })
    io.progress('正在读取 …')
    io.err('找不到文件。')
    expect(stderr.written).toEqual(['找不到文件。\n'])
  })
})

it('a reader that has gone is no trouble; a failing disk is', () => {
  const stdout = stream(false)
  processIo({ stdout, stderr: stream(false), env: {} })
  expect(() => stdout.fail('EPIPE')).not.toThrow()
  expect(() => stdout.fail('EIO')).toThrow('EIO')
})
