import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { answerAll, hear, type Answers, type Sender } from '../../electron/answering.ts'
import { channels, tellings } from '../../electron/channels.ts'
import { droppedPath } from '../../electron/requests.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { isFromOwnPage } from '../../electron/window/own-address.ts'
import { machine } from '../support/desk/machine.ts'

const contents = { id: 1 }
const own: Sender = { sender: contents, senderFrame: { url: 'app://desk/index.html', parent: null } }

/** The edge with the real desk behind it; messages come in as Electron hands them over. */
async function edge(answers?: Partial<Answers>) {
  const on = await machine()
  const listeners = new Map<string, (event: Sender, ...asked: unknown[]) => unknown>()
  const logged: string[] = []
  const gate = {
    reception: {
      handle: (channel: string, listener: (event: Sender, ...asked: unknown[]) => Promise<unknown>) =>
        void listeners.set(channel, listener),
      on: (channel: string, listener: (event: Sender, ...told: unknown[]) => void) =>
        void listeners.set(channel, listener),
    },
    isTrusted: (event: Sender) => isFromOwnPage(event, contents),
    log: (what: string) => void logged.push(what),
  }
  answerAll(gate, { ...on.answers, ...answers })
  const send = async (channel: string, event: Sender, ...asked: unknown[]): Promise<unknown> =>
    listeners.get(channel)?.(event, ...asked)
  return { on, gate, logged, listeners, send }
}

describe('requests of the window', () => {
  it('every request of the contract is answered, and nothing else', async () => {
    const { listeners } = await edge()
    expect([...listeners.keys()].sort()).toEqual(Object.values(channels).sort())
  })

  it('a well-formed one gets its answer', async () => {
    const { send } = await edge()
    expect(await send('desk:listRecent', own)).toEqual({ ok: true, value: [] })
  })

  it.each<[string, Sender]>([
    ['another window', { sender: { id: 2 }, senderFrame: own.senderFrame }],
    [
      'a frame inside the page',
      { sender: contents, senderFrame: { url: 'app://desk/index.html', parent: {} } },
    ],
    ['a frame that is gone', { sender: contents, senderFrame: null }],
    ['another page', { sender: contents, senderFrame: { url: 'https://example.com/', parent: null } }],
    ['a file', { sender: contents, senderFrame: { url: 'file:///app/index.html', parent: null } }],
    ['another host', { sender: contents, senderFrame: { url: 'app://other/index.html', parent: null } }],
    [
      'a host that begins alike',
      { sender: contents, senderFrame: { url: 'app://desk.x/index.html', parent: null } },
    ],
    ['no address', { sender: contents, senderFrame: { url: '', parent: null } }],
  ])('%s is refused on every channel', async (_, stranger) => {
    const { send, logged } = await edge()
    for (const channel of Object.values(channels)) {
      await expect(send(channel, stranger)).rejects.toThrow('refused')
    }
    expect(logged).toHaveLength(Object.keys(channels).length)
  })

  const path = '/a.nianbao'
  const draft = { text: 't', draftId: 'd', title: 't' }
  it.each<[string, readonly unknown[]]>([
    ['desk:info', ['x']],
    ['desk:chooseFile', ['anything']],
    ['desk:openPath', []],
    ['desk:openPath', ['']],
    ['desk:openPath', [7]],
    ['desk:openPath', [[path]]],
    ['desk:openPath', [`${path}\0.docx`]],
    ['desk:openPath', ['x'.repeat(5000)]],
    ['desk:openPath', [path, path]],
    ['desk:saveDraft', [{ ...draft, path }]],
    ['desk:saveDraft', [{ ...draft, path, stamp: 1 }]],
    ['desk:saveDraft', [{ ...draft, path, stamp: null, force: true }]],
    ['desk:saveDraftAs', [{ ...draft }]],
    ['desk:keepRecovery', [{ ...draft, draftId: '', path: null }]],
    ['desk:keepRecovery', [{ ...draft, text: { toString: 1 }, path: null }]],
    ['desk:dropRecovery', [null]],
    ['desk:readVersion', [{}]],
    ['desk:forgetRecent', [undefined]],
    ['desk:writeExport', [{ folder: null, name: '../x.docx', bytes: new Uint8Array(), replace: false }]],
    ['desk:writeExport', [{ folder: null, name: 'a\\x.docx', bytes: new Uint8Array(), replace: false }]],
    ['desk:writeExport', [{ folder: null, name: 'x.exe', bytes: new Uint8Array(), replace: false }]],
    ['desk:writeExport', [{ folder: null, name: 'x.docx.bat', bytes: new Uint8Array(), replace: false }]],
    ['desk:writeExport', [{ folder: null, name: 'x.docx', bytes: 'text', replace: false }]],
    ['desk:writeExport', [{ folder: null, name: 'x.docx', bytes: new Uint8Array(), replace: 'yes' }]],
    ['desk:showInFolder', [['/']]],
    ['desk:setWindowState', [{ title: 't', unsaved: 'no' }]],
    ['desk:readSettings', [1]],
    ['desk:saveSettings', [{}]],
    ['desk:saveSettings', [{ ...defaultSettings, scale: 9000 }]],
    ['desk:saveSettings', [{ ...defaultSettings, newDraftStyle: '没有' }]],
    ['desk:moveVersions', ['/etc']],
    ['desk:showVersions', ['/etc']],
    ['desk:diagnostics', ['all']],
    ['desk:noteBug', [{ name: 'TypeError', places: ['/home/张三/年报.nianbao:1:2'] }]],
    ['desk:noteBug', [{ name: '某局的话', places: [] }]],
    ['desk:noteBug', [{ name: 'TypeError', places: ['收到申请17件'] }]],
    ['desk:noteBug', [{ name: 'TypeError', places: Array.from({ length: 9 }, () => 'a.js:1:2') }]],
  ])('%s with %j is refused before it is looked at', async (channel, asked) => {
    const { send, logged } = await edge()
    const answer = await send(channel, own, ...asked)
    expect(answer).toMatchObject({ ok: false, failure: { code: 'bug' } })
    expect(logged).toEqual([`refused a malformed ${channel.slice('desk:'.length)}`])
  })

  it('whatever is sent, the answer is a result or a refusal and no file is touched', async () => {
    const { send } = await edge()
    const silent = Object.values(channels).filter(
      (channel) => !/choose|saveDraftAs|moveVersions/u.test(channel),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...silent),
        fc.array(fc.anything(), { maxLength: 3 }),
        async (channel, asked) => {
          const answer = await send(channel, own, ...asked)
          expect(typeof answer).toBe('object')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a title too long to show costs no saved draft', async () => {
    const { send, on } = await edge()
    const kept = { text: 't', draftId: 'd', title: '长'.repeat(5000), path: null }
    expect(await send('desk:keepRecovery', own, kept)).toEqual({ ok: true, value: null })
    const listed = await on.answers.listVersions()
    expect(listed.ok && listed.value[0]?.title).toBe('长'.repeat(300))
  })

  it('a bug becomes a sentence, and is written down', async () => {
    const broken = async (): Promise<never> => {
      throw new TypeError('broken')
    }
    const { send, logged } = await edge({ listRecent: broken })
    expect(await send('desk:listRecent', own)).toMatchObject({ ok: false, failure: { code: 'bug' } })
    expect(logged).toEqual(['a bug in listRecent'])
  })
})

describe('messages that want no answer', () => {
  it('are heard from our own page, as they should be, and only then', async () => {
    const { gate, send, logged } = await edge()
    const heard: string[] = []
    hear(gate, tellings.dropped, v.strictTuple([droppedPath]), ([path]) => void heard.push(path))
    await send(tellings.dropped, own, '/a.docx')
    await send(tellings.dropped, { ...own, sender: {} }, '/b.docx')
    await send(tellings.dropped, own, 7)
    await send(tellings.dropped, own)
    expect(heard).toEqual(['/a.docx'])
    expect(logged).toHaveLength(3)
  })
})
