// A folder of reports: a line a file, filled while the reading goes on; stopped, gone on with, left, and taken into the review.
import { page, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { watch } from 'vue'
import example from '../../../cli/example/annual-report-2023.txt?raw'
import { folderOfEntry } from '../../../renderer/desk/browser-folder.ts'
import { useFolderStore } from '../../../renderer/store/folder-store.ts'
import { useImportStore } from '../../../renderer/store/import-store.ts'
import { mostListed } from '../../../shared/folder-files.ts'
import { longPage } from '../../support/long-files.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { drop } from '../support/files.ts'
import { folderEntry, removeEntry } from '../support/folder.ts'
import { openWindow, settled, until } from '../support/window.ts'

const doubtful = example.replace(/(行政处罚\t)\d+/u, '$1若干')
const withoutDisputes = example.replace(/^四、政府信息公开行政复议[\s\S]*?(?=^五、)/mu, '')
const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0])
/** A package that promises parts and has none. */
const hostile = new Uint8Array([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => 0xff)])

type Files = Parameters<typeof folderEntry>[1]

async function showing(files: Files, draft = false) {
  const window = await openWindow()
  if (draft) await window.open(fullDraft(), 'overview')
  const folders = useFolderStore()
  const entry = await folderEntry('各单位年报', files)
  const show = async (): Promise<void> => {
    const folder = await folderOfEntry(entry)
    void folders.show([{ kind: 'folder', name: entry.name, folder: { ok: true, value: folder } }])
    await until(() => document.querySelector('.folder') !== null)
  }
  return { ...window, folders, imports: useImportStore(), entry, show }
}

const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click()
const isRead = (folders: ReturnType<typeof useFolderStore>) => (): boolean =>
  folders.done === folders.lines.length
const rows = (): readonly (readonly string[])[] =>
  [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].slice(1).map((cell) => cell.innerText.trim()),
  )

describe('a folder', () => {
  it('is a line a file, in the order of names: what each is, what is open in it, or why it is none', async () => {
    const { folders, show } = await showing({
      '10 城西街道.txt': doubtful,
      '2 城东街道.txt': example,
      '2 城东街道.jpg': photo,
      '城南街道/年报.txt': withoutDisputes,
      '坏的.docx': hostile,
      '说明.txt': '请各单位于一月底前报送。',
      '~$年报.docx': 'x',
      '旧/更旧/年报.txt': example,
    })
    await show()
    await until(isRead(folders), 20_000)
    const report = ['文本', '云溪市数据局', '2023 年']
    const office = rows()[1]?.[2] ?? ''
    expect(office).not.toBe('')
    expect(rows().map((row) => row.map((text) => text.replace(office, '云溪市数据局')))).toEqual([
      ['2 城东街道.jpg', '文件是图片，程序不认图片里的字，没有读取'],
      ['2 城东街道.txt', ...report, '195 格', '0', '5'],
      ['10 城西街道.txt', ...report, '194 格', '1', '5'],
      [
        expect.stringMatching(/^城南街道\/年报\.txt\s*没有找到表四，1 个部分的标题$/u),
        ...report,
        '185 格',
        '0',
        '15',
      ],
      ['坏的.docx', expect.stringMatching(/^文件已损坏或不完整/u)],
      ['说明.txt', '文件中没有找到年度报告的部分标题和表格'],
    ])
    expect([...document.querySelectorAll('tbody tr')].map(({ className }) => className)).toEqual([
      'is-foreign',
      'is-read',
      'is-read',
      'is-read',
      'is-failed',
      'is-foreign',
    ])
    expect(page.getByRole('status').first().element().textContent).toBe(
      '共 6 个文件：年报 3 份，其中存疑 2 份；没有读成 1 个；不是年报 2 个。',
    )
    expect([...document.querySelectorAll('.hint')].map((hint) => hint.textContent).slice(1)).toEqual([
      '只看了文件夹里和下一层的文件，更深的 1 个文件夹没有看。',
      '另有隐藏、临时文件或链接 1 个，没有看。',
    ])
    await settled()
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
  })

  it('counts what is named like a report and holds none of its kind as not read', async () => {
    const noise = new Uint8Array([0, 1, 2, 0, 255, 254, 0, 7, 129, 141, 0, 3])
    const { folders, show } = await showing({ '乱.docx': noise, '乱.dat': noise, '空.pdf': new Uint8Array() })
    await show()
    await until(isRead(folders), 20_000)
    const found = Object.fromEntries(rows().map(([name = '', reason = '']) => [name, reason]))
    expect(found['乱.docx']).toBe('文件的扩展名是 .docx，内容却不是，可能已经损坏')
    expect(found['空.pdf']).toContain('空文件')
    expect(page.getByRole('status').first().element().textContent).toMatch(/没有读成 2 个/u)
  })

  it('has a line for a file that went between listing and reading', async () => {
    const { folders, entry } = await showing({ 'a.txt': example, 'b.txt': example })
    const folder = await folderOfEntry(entry)
    await removeEntry(entry, 'a.txt')
    void folders.show([{ kind: 'folder', name: entry.name, folder: { ok: true, value: folder } }])
    await until(() => folders.lines.length === 2 && isRead(folders)(), 20_000)
    expect(folders.lines.map(({ state }) => state.kind)).toEqual(['failed', 'read'])
    await until(() => rows()[0]?.[1] === '找不到文件，请检查文件名和位置')
  })

  it('of hundreds of files is gone through to its end', async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.txt`, example]))
    const { folders, show } = await showing(files)
    const bar: number[] = []
    const stop = watch(
      [() => folders.working, () => folders.done],
      () => {
        const now = document.querySelector('.folder [role="progressbar"]')?.getAttribute('aria-valuenow')
        if (now) bar.push(Number(now))
      },
      { flush: 'post' },
    )
    await show()
    await until(isRead(folders), 60_000)
    stop()
    expect(bar.length).toBeGreaterThan(20)
    expect(bar).toEqual(bar.toSorted((one, other) => one - other))
    expect(folders.lines.every(({ state }) => state.kind === 'read')).toBe(true)
  })

  it('of more files than one list takes says how many are not in it', async () => {
    const files = Object.fromEntries(Array.from({ length: mostListed + 3 }, (_, at) => [`${at}.jpg`, photo]))
    const { folders, show } = await showing(files)
    await show()
    folders.stop()
    expect(folders.lines).toHaveLength(mostListed)
    expect(folders.leftOut.map(({ code }) => code)).toEqual(['folder-beyond'])
  })

  it('that cannot be looked into is refused, and nothing changes', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'overview')
    const folders = useFolderStore()
    const failure = { code: 'folder-empty', sentence: '“空的”里没有可以读取的文件，请检查位置。' } as const
    void folders.show([{ kind: 'folder', name: '空的', folder: { ok: false, failure } }])
    await until(() => window.notices.asked?.question.sentences[0] === failure.sentence)
    await press('知道了')
    expect(folders.isOpen).toBe(false)
    expect(document.querySelector('.work')).not.toBeNull()
  })
})

describe('the reading', () => {
  it('is stopped in the middle of a file and goes on with it', async () => {
    const { folders, show } = await showing({
      '1.txt': example,
      '2.html': longPage(20_000),
      '3.txt': example,
    })
    await show()
    // In the page, while it is read: a click from outside may come too late.
    await new Promise<void>((resolve) => {
      const stop = watch(
        () => folders.working?.at === 1 && folders.working.step !== undefined,
        (isInside) => {
          if (!isInside) return
          stop()
          const buttons = [...document.querySelectorAll<HTMLButtonElement>('.folder .bar button')]
          buttons.find(({ innerText }) => innerText === '停止')?.click()
          resolve()
        },
        { flush: 'post' },
      )
    })
    expect(folders.working).toBeNull()
    expect(folders.lines.map(({ state }) => state.kind)).toEqual(['read', 'waiting', 'waiting'])
    await press('接着看')
    await until(isRead(folders), 30_000)
    expect(folders.lines.map(({ state }) => state.kind)).toEqual(['read', 'foreign', 'read'])
  })

  it('gives way to a file that is dropped meanwhile, and goes on when its review is left', async () => {
    const { folders, imports, show } = await showing({ '1.txt': example, '2.html': longPage(20_000) })
    await show()
    const seen: string[][] = []
    const stop = watch(
      () => imports.working !== null,
      () => seen.push(folders.lines.map(({ state }) => state.kind)),
      { flush: 'sync' },
    )
    await new Promise<void>((resolve) => {
      const once = watch(
        () => folders.working?.at === 1 && folders.working.step !== undefined,
        (isInside) => {
          if (!isInside) return
          once()
          drop('别的.txt', example)
          resolve()
        },
        { flush: 'post' },
      )
    })
    await until(() => imports.review !== null, 20_000)
    stop()
    // The file in hand was given up when the other came, and was not taken up again before its review.
    expect(seen).toEqual([
      ['read', 'waiting'],
      ['read', 'waiting'],
    ])
    expect(folders.working).toBeNull()
    await imports.leaveReview()
    await until(isRead(folders), 30_000)
    expect(folders.lines.map(({ state }) => state.kind)).toEqual(['read', 'foreign'])
  })

  it('ends when the list is closed, whatever it was at, and the open draft is as it was', async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.txt`, example]))
    for (const step of [0, 1, 5]) {
      const { drafts, folders, show } = await showing(files, true)
      const before = drafts.draft
      await show()
      await until(() => folders.done >= step, 20_000)
      await userEvent.keyboard('{Control>}z{/Control}')
      await press(/返回/u)
      await until(() => document.querySelector('.work') !== null)
      expect([folders.isOpen, folders.working, folders.lines]).toEqual([false, null, []])
      expect(drafts.draft).toBe(before)
      document.body.replaceChildren()
    }
  })
})

describe('a file of the list', () => {
  it('is opened in the review; left, the list is there again and goes on', async () => {
    const { folders, imports, show } = await showing(
      { '1.txt': example, '2.txt': doubtful, '3.txt': example },
      true,
    )
    await show()
    await until(() => folders.done >= 1, 20_000)
    await press('1.txt')
    await until(() => document.querySelector('.import') !== null, 20_000)
    expect(imports.review?.fileName).toBe('1.txt')
    await press(/返回/u)
    await until(() => document.querySelector('.folder') !== null)
    await until(isRead(folders), 20_000)
    expect(folders.lines.map(({ state }) => state.kind)).toEqual(['read', 'read', 'read'])
  })

  it('that is adopted ends the list', async () => {
    const { drafts, folders, show } = await showing({ '1.txt': example })
    await show()
    await until(isRead(folders), 20_000)
    await press('1.txt')
    await until(() => document.querySelector('.import') !== null, 20_000)
    await press('采用为去年')
    await press('开始填写')
    await until(() => document.querySelector('.work') !== null)
    expect(folders.isOpen).toBe(false)
    expect(drafts.report.year).toBe(2024)
  })

  it('is joined with the others that are picked', async () => {
    const [head = '', tail = ''] = example.split(/(?=^四、政府)/mu)
    const { folders, imports, show } = await showing({
      '前半.txt': head,
      '后半.txt': tail,
      '别的.txt': example,
    })
    await show()
    await until(isRead(folders), 20_000)
    expect(page.getByRole('button', { name: '核对所选' }).element()).toHaveProperty('disabled', true)
    for (const name of ['前半.txt', '后半.txt'])
      await page.getByRole('checkbox', { name: `选择 ${name}` }).click()
    await press('合成一份核对（2 个文件）')
    await until(() => imports.review !== null, 20_000)
    expect(imports.review?.sources.map(({ fileName }) => fileName)).toEqual(['后半.txt', '前半.txt'])
  })

  it('that went meanwhile is said to be gone, and the list stays', async () => {
    const { entry, folders, notices, show } = await showing({ '1.txt': example })
    await show()
    await until(isRead(folders), 20_000)
    await removeEntry(entry, '1.txt')
    await press('1.txt')
    await until(() => notices.asked?.question.title === '这份文件没有读成', 20_000)
    await press('知道了')
    expect(document.querySelector('.folder')).not.toBeNull()
  })
})
