import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { realDisk } from '../../../electron/saving/disk.ts'
import { writeWhole } from '../../../electron/saving/write-file.ts'
import { temporaryFolder } from '../../support/desk/temporary-folder.ts'

const rounds = 12

describe('a program killed while it saves', () => {
  it('leaves the old or the new content, never neither', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, '年报.nianbao')
    const contents = ['旧', '新'].map((text) => text.repeat(20_000))
    await writeFile(path, contents[0] ?? '')
    let left = 0
    for (let round = 0; round < rounds; round += 1) {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', 'test/support/desk/saving-forever.ts', path, '旧', '新'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      await once(child.stdout, 'data')
      await pause(5 + round * 7)
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(contents).toContain(await readFile(path, 'utf8'))
      left += (await readdir(folder)).length - 1
    }
    // Some of the kills must have come in the middle, or nothing was tried.
    expect(left).toBeGreaterThan(0)
    await writeWhole({ disk: realDisk, wait: async () => undefined }, path, new TextEncoder().encode('完'))
    expect(await readFile(path, 'utf8')).toBe('完')
    expect(await readdir(folder)).toEqual(['年报.nianbao'])
  }, 60_000)
})
