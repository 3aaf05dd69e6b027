import { describe, expect, it } from 'vitest'
import type { FolderLine, LineState } from '../../../renderer/store/folder-store.ts'
import { lineWords, reasonWords, sumWords } from '../../../renderer/words/folder-words.ts'
import { failure, type Failure } from '../../../shared/notes.ts'

const counts = { given: 190, blank: 5, asked: 3, unread: 2 }
const missing = { tables: [], rows: 0, sections: 0 }
const report = { format: 'docx', office: '某局', year: 2023, counts, missing }
const read: LineState = { kind: 'read', file: report }
const sound: LineState = { kind: 'read', file: { ...report, counts: { ...counts, asked: 0, unread: 0 } } }
/** Nothing is asked of it, since a table is not there at all. */
const partly: LineState = {
  kind: 'read',
  file: { ...report, counts: { ...counts, asked: 0, unread: 0 }, missing: { ...missing, tables: ['三'] } },
}

describe('a line of a folder', () => {
  it('counts the cells that the file says apart from those that it leaves open', () => {
    expect(lineWords(report)).toEqual({
      format: 'Word',
      office: '某局',
      year: '2023 年',
      cells: 190,
      doubtful: 5,
      blank: 5,
      missing: '',
    })
  })

  it.each([
    [{ tables: ['三', '四'], rows: 0, sections: 0 }, '没有找到表三、表四'],
    [{ tables: [], rows: 5, sections: 0 }, '没有找到表中 5 行'],
    [{ tables: ['四'], rows: 5, sections: 2 }, '没有找到表四，表中 5 行，2 个部分的标题'],
  ])('says which parts of a report the file does not have: %o', (parts, words) => {
    expect(lineWords({ ...report, missing: parts }).missing).toBe(words)
  })

  it('says what the file does not say', () => {
    expect(lineWords({ ...report, office: '', year: null })).toMatchObject({
      office: '没有写明',
      year: '没有写明',
    })
  })

  const name = '街道/年报.pdf'
  it.each<readonly [Failure, string]>([
    [failure('pdf-scanned', '年报.pdf'), '文件是扫描件，页面大多是图片，没有可以读取的文字'],
    [failure('not-a-report', '年报.pdf'), '文件中没有找到年度报告的部分标题和表格'],
    [failure('file-missing', '年报.pdf'), '找不到文件，请检查文件名和位置'],
    [failure('file-unreadable', '年报.pdf', '文件正被占用'), '文件读不出来（文件正被占用），文件没有改动'],
    [failure('conversion-timeout', '年报.pdf'), '文件处理得太久（10 秒没有进展，或一共用了 60 秒），已停止'],
    [failure('conversion-crashed', '年报.pdf'), '处理文件时出了意外，已停止'],
    [failure('draft-broken', '年报.pdf'), '文件不是完整的年报草稿，可能没有保存完'],
  ])('says shortly why it is none: $code', (trouble, words) => {
    expect(reasonWords({ name, state: { kind: 'failed', failure: trouble } })).toBe(words)
  })

  it('has no reason where there is nothing amiss', () => {
    expect([read, { kind: 'waiting' } as const].map((state) => reasonWords({ name, state }))).toEqual([
      '',
      '',
    ])
  })
})

describe('what a folder comes to', () => {
  const trouble = failure('file-damaged', 'a')
  it.each<readonly [string, readonly LineState[]]>([
    ['共 1 个文件：年报 1 份。', [sound]],
    ['共 2 个文件：年报 2 份，其中存疑 1 份。', [sound, read]],
    ['共 2 个文件：年报 2 份，其中存疑 1 份。', [sound, partly]],
    [
      '共 4 个文件：年报 1 份；没有读成 1 个；不是年报 1 个；还没有看 1 个。',
      [
        sound,
        { kind: 'failed', failure: trouble },
        { kind: 'foreign', failure: trouble },
        { kind: 'waiting' },
      ],
    ],
  ])('%s', (words, states) => {
    expect(sumWords(states.map((state): FolderLine => ({ name: 'a', state })))).toBe(words)
  })
})
