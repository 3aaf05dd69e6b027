import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { exampleFile, folderOfTest } from '../support/terminal.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

/** A script of package.json as a process of its own, its output on pipes. */
function npm(script: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', script, '--', ...words], {
    cwd: top,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  // npm's own words about the user's settings are none of ours.
  const err = stderr.replace(/^npm warn .*\n/gmu, '')
  return { status, stdout, err }
}

describe('npm run -s nianbao', () => {
  it('0: fine, the answer and nothing else on standard output', () => {
    const { status, stdout, err } = npm('nianbao', 'import', exampleFile, '--json')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(stdout)).toMatchObject({ edition: 2021, year: 2023 })
  })

  it('1: findings of level error, on standard output', () => {
    const file = folderOfTest()('年报.txt')
    const text = readFileSync(exampleFile, 'utf8')
    writeFileSync(file, text.replace('（一）予以公开\t\t2\t', '（一）予以公开\t\t7\t'))
    const { status, stdout, err } = npm('nianbao', 'check', file)
    expect({ status, err }).toEqual({ status: 1, err: '' })
    expect(stdout).toContain('T3-2')
    // No colour codes on a pipe.
    expect(stdout).not.toContain('\u001b')
  })

  it('2: one sentence on standard error, nothing on standard output', () => {
    const { status, stdout, err } = npm('nianbao', 'import', '没有这个文件.txt')
    expect({ status, stdout, err }).toEqual({
      status: 2,
      stdout: '',
      err: '找不到“没有这个文件.txt”，请检查文件名和位置。\n',
    })
  })
})

describe('npm run demo', () => {
  it('goes from last year’s file to the exported report and tells it in Chinese', () => {
    const { status, stdout, err } = npm('demo')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    for (const words of ['读取上年', '生成2024年草稿', '错误  T3-1', '错误 0 条', '演示完成']) {
      expect(stdout).toContain(words)
    }
    expect(stdout.indexOf('错误  T3-1')).toBeLessThan(stdout.indexOf('错误 0 条'))
    const written = [...stdout.matchAll(/已导出 (out\/\S+\.(?:docx|xlsx|html))（/gu)].map(
      ([, path = '']) => path,
    )
    expect(written).toHaveLength(3)
    for (const path of written) expect(existsSync(`${top}/${path}`)).toBe(true)
  }, 60_000)
})
