// The task of drawing a page, given to the built worker itself: how large its picture may be, and what a page may cost.
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildScreen, workerScript, type BuiltScreen, type OpenedScreen } from '../support/built-screen.ts'
import { pdfBytes } from '../support/pdf-bytes.ts'

let screen: BuiltScreen

beforeAll(async () => {
  screen = await buildScreen()
}, 120_000)

afterAll(() => screen.close())

describe('the worker that draws', () => {
  interface Answer {
    readonly code: string
    readonly width: number
    readonly height: number
  }

  async function draw({ page }: OpenedScreen, bytes: Uint8Array, width: number): Promise<Answer> {
    const script = await workerScript(screen.folder)
    return page.evaluate(
      async ({ script, bytes, width }) => {
        const worker = new Worker(script, { type: 'module' })
        const answer = await new Promise<Answer>((resolve, reject) => {
          worker.addEventListener('error', (event) => reject(new Error(event.message)))
          worker.addEventListener('message', ({ data: { id, outcome } }) => {
            if (id !== 1 || outcome === undefined) return
            const { width = 0, height = 0 } = outcome.ok ? outcome.value.picture : {}
            resolve({ code: outcome.ok ? 'drawn' : outcome.failure.code, width, height })
          })
          const request = { bytes: new Uint8Array(bytes), fileName: '年报.pdf', page: 1, width }
          worker.postMessage({ id: 1, task: 'draw', request })
        })
        worker.terminate()
        return answer
      },
      { script, bytes: [...bytes], width },
    )
  }

  /** Forms in forms, each to be drawn by itself before it is laid over what is below. */
  function groupsInGroups(depth: number): Uint8Array {
    const box = '/BBox [0 0 595 842]'
    const form = (number: number, inner: number | null): string => {
      const content = inner === null ? '0 0 100 100 re f' : '/G gs /Inner Do'
      const resources = `<< /ExtGState << /G << /ca 0.5 >> >> ${inner === null ? '' : `/XObject << /Inner ${inner} 0 R >>`} >>`
      return `${number} 0 obj\n<< /Type /XObject /Subtype /Form ${box} /Group << /S /Transparency /I true >> /Resources ${resources} /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`
    }
    const forms = Array.from({ length: depth }, (_, at) => form(at + 5, at + 1 < depth ? at + 6 : null))
    const content = '/G gs /Inner Do'
    const file = `%PDF-1.7
1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj
2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj
3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /ExtGState << /G << /ca 0.5 >> >> /XObject << /Inner 5 0 R >> >> >>\nendobj
4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj
${forms.join('')}trailer\n<< /Root 1 0 R >>\n%%EOF\n`
    return Uint8Array.from(file, (character) => character.charCodeAt(0))
  }

  /** A page full of pictures, tiny in the file and as large as they say when they are decoded. */
  function pictures(
    count: number,
    width: number,
    height: number,
    kind: 'grey' | 'mask' = 'grey',
  ): Uint8Array {
    const bits = kind === 'grey' ? 8 : 1
    const data = deflateSync(Buffer.alloc(Math.ceil((width * bits) / 8) * height)).toString('latin1')
    const look = kind === 'grey' ? '/ColorSpace /DeviceGray' : '/ImageMask true'
    const all = Array.from({ length: count }, (_, at) => at + 5)
    const stream = (dictionary: string, content: string): string =>
      `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
    const content = all
      .map((number) => `q 500 0 0 ${700 / count} 40 ${number} cm /I${number} Do Q`)
      .join('\n')
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << ${all
        .map((number) => `/I${number} ${number} 0 R`)
        .join(' ')} >> >> >>`,
      stream('', content),
      ...all.map(() =>
        stream(
          `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${look} /BitsPerComponent ${bits} /Filter /FlateDecode`,
          data,
        ),
      ),
    ]
    const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
    return Uint8Array.from(Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1'))
  }

  it.each([
    ['a scanned page of 300 dots to an inch', pictures(1, 2480, 3508), 'drawn'],
    ['one in strips', pictures(14, 2480, 256), 'drawn'],
    ['one in layers', pictures(3, 2480, 3508, 'mask'), 'drawn'],
    ['no page of pictures that fill the memory', pictures(24, 3400, 3500), 'page-not-drawn'],
    ['nor one of masks', pictures(24, 3400, 3500, 'mask'), 'page-not-drawn'],
  ] as const)('draws %s', async (_, bytes, code) => {
    const opened = await screen.open()
    expect(await draw(opened, bytes, 700)).toMatchObject({ code })
    expect(opened.complaints).toEqual([])
  })

  it.each([
    [
      'an ordinary page as wide as it is asked',
      pdfBytes({ pages: [{ content: '' }] }),
      700,
      { code: 'drawn', width: 700, height: 991 },
    ],
    ['a group in a group', groupsInGroups(2), 700, { code: 'drawn', width: 700, height: 991 }],
    ['no more canvases than it may have in use', groupsInGroups(150), 2000, { code: 'page-not-drawn' }],
    ['what is no PDF', new Uint8Array([1, 2, 3]), 700, { code: 'page-not-drawn' }],
  ] as const)('draws %s', async (_, bytes, width, expected) => {
    const opened = await screen.open()
    expect(await draw(opened, bytes, width)).toMatchObject(expected)
    expect(opened.complaints).toEqual([])
  })

  it.each([
    ['a sheet', 595, 842],
    ['a sheet as large as a wall', 14_400, 14_400],
    ['a ribbon', 14_400, 20],
  ])('makes no picture of %s beyond its limits, however wide it is asked', async (_, width, height) => {
    const made = await draw(
      await screen.open(),
      pdfBytes({ pages: [{ content: '', width, height }] }),
      100_000,
    )
    expect(made.code).toBe('drawn')
    expect(made.width * made.height).toBeLessThanOrEqual(16_010_000)
    expect(Math.max(made.width, made.height)).toBeLessThanOrEqual(8192)
  })
})
