import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namedStyles } from '../../shared/page-style.ts'
import { defaultProfile, type Profile } from '../../shared/report/model.ts'
import { isProfileValue, profileFields, type ProfileField } from '../../shared/report/profile-shape.ts'
import {
  areSettings,
  defaultSettings,
  inStyle,
  newDraftProfile,
  settingsFrom,
  settingsLimits,
  styleNameOf,
  styleNameTrouble,
  type Settings,
} from '../../shared/settings.ts'

const own = (name: string, part: Partial<Profile> = {}) => ({ name, profile: { ...defaultProfile, ...part } })
const settingsWith = (part: Partial<Settings>): Settings => ({ ...defaultSettings, ...part })

describe('settings', () => {
  it('are sound as they are first, and begin new drafts as the standard has it', () => {
    expect(areSettings(defaultSettings)).toBe(true)
    expect(newDraftProfile(defaultSettings)).toEqual(defaultProfile)
  })

  it.each<[string, Partial<Record<keyof Settings, unknown>>]>([
    ['a scale below all', { scale: 99 }],
    ['a scale above all', { scale: 201 }],
    ['a scale between two', { scale: 112.5 }],
    ['a start nobody knows', { startUp: 'tray' }],
    ['an office over two lines', { office: { name: '某\n局', kind: null, signature: '' } }],
    ['an office without end', { office: { name: '局'.repeat(81), kind: null, signature: '' } }],
    ['a kind nobody knows', { office: { name: '', kind: 'ministry', signature: '' } }],
    ['a style that is not there', { newDraftStyle: '没有' }],
    ['a style under a name of the program’s', { styles: [own('国标')] }],
    ['a style without a name', { styles: [own('')] }],
    ['a style with a blank before its name', { styles: [own(' 本局')] }],
    ['two styles of one name', { styles: [own('本局'), own('本局')] }],
    ['a style whose lines lie too wide', { styles: [own('本局', { linePitch: 721 })] }],
    [
      'more styles than there may be',
      { styles: Array.from({ length: settingsLimits.styles + 1 }, (_, n) => own(`版式${n}`)) },
    ],
  ])('%s is refused', (_, part) => {
    expect(areSettings({ ...defaultSettings, ...part })).toBe(false)
  })

  it.each<[ProfileField, readonly unknown[], readonly unknown[]]>([
    ['linePitch', [480, 560, 576, 579, 720], [479, 721, 579.5, '579', null]],
    ['tableSize', [15, 20, 28], [14, 29, 20.5]],
    ['bodyFont', ['仿宋_GB2312', 'Times New Roman'], ['', 'x'.repeat(41), 'a;b', '"a"', '<b>', 7]],
    ['pageNumber', ['dashes', 'hyphens', 'bare'], ['none', '']],
    ['signature', ['sealed', 'unsealed', 'none'], ['both']],
    ['yearWord', ['年', '年度'], ['财年']],
    ['shadedGroups', [true, false], ['yes', 1]],
  ])('every value of a style can be asked for by itself: %s', (field, good, bad) => {
    expect(profileFields).toContain(field)
    expect(good.filter((value) => !isProfileValue(field, value))).toEqual([])
    expect(bad.filter((value) => isProfileValue(field, value))).toEqual([])
  })
})

describe('settings out of what was kept', () => {
  const some = settingsWith({
    office: { name: '某局', kind: 'department', signature: '某局（代）' },
    styles: [own('本局', { linePitch: 576 }), own('科室', { yearWord: '年度' })],
    newDraftStyle: '本局',
    scale: 150,
    startUp: 'last-draft',
  })

  it('are the same after they were written', () => {
    expect(settingsFrom(JSON.parse(JSON.stringify(some)))).toEqual({ settings: some, isWhole: true })
  })

  it.each<[string, unknown, Settings]>([
    ['nothing at all', null, defaultSettings],
    ['something else', 'settings', defaultSettings],
    ['a list', [some], defaultSettings],
    ['a scale gone bad', { ...some, scale: 'big' }, { ...some, scale: 100 }],
    ['a start gone bad', { ...some, startUp: 3 }, { ...some, startUp: 'start-page' }],
    ['an office gone', { ...some, office: undefined }, { ...some, office: defaultSettings.office }],
    [
      'one part of the office gone bad',
      { ...some, office: { ...some.office, kind: 'x' } },
      { ...some, office: { ...some.office, kind: null } },
    ],
    [
      'one style gone bad, the one of new drafts',
      { ...some, styles: [{ name: '本局', profile: {} }, some.styles[1]] },
      { ...some, styles: [own('科室', { yearWord: '年度' })], newDraftStyle: defaultSettings.newDraftStyle },
    ],
    ['a style twice', { ...some, styles: [...some.styles, own('科室')] }, some],
  ])('with %s keep whatever is sound', (_, kept, settings) => {
    expect(settingsFrom(kept)).toEqual({ settings, isWhole: false })
  })

  it('are always sound, whatever was kept', () => {
    const part = fc.oneof(fc.anything(), fc.constantFrom(...Object.values(some)))
    const damaged = fc.record(
      { office: part, styles: part, newDraftStyle: part, scale: part, startUp: part },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), damaged), (kept) => {
        expect(areSettings(settingsFrom(kept).settings)).toBe(true)
      }),
    )
  })
})

describe('a style', () => {
  const settings = settingsWith({ styles: [own('本局', { linePitch: 576, yearWord: '年度' })] })

  it('of the program leaves the year’s word as it is, one of the office’s own says it too', () => {
    const year = { ...defaultProfile, yearWord: '年度' } as const
    const [, second] = namedStyles
    expect(inStyle(settings, second?.name ?? '', year)).toEqual({ ...year, ...second?.style })
    expect(inStyle(settings, '本局', defaultProfile)).toEqual({
      ...defaultProfile,
      linePitch: 576,
      yearWord: '年度',
    })
    expect(inStyle(settings, '没有', year)).toEqual(year)
  })

  it('keeps what another program has added to a draft’s profile', () => {
    const added = { ...defaultProfile, colour: 'red' }
    expect(inStyle(settings, '本局', added)).toMatchObject({ colour: 'red', linePitch: 576 })
    expect(styleNameOf(settings, { ...added, linePitch: 576, yearWord: '年度' })).toBe('本局')
  })

  it('is called by the office’s name before the program’s, and by none where it has none', () => {
    expect(styleNameOf(settings, defaultProfile)).toBe('国标')
    expect(styleNameOf(settingsWith({ styles: [own('也是国标')] }), defaultProfile)).toBe('也是国标')
    expect(styleNameOf(settings, { ...defaultProfile, tableSize: 21 })).toBeNull()
  })

  it.each([
    ['', null, /起个名字/u],
    ['国标', null, /自带/u],
    ['本局', null, /已经有/u],
    ['x'.repeat(21), null, /最多 20 个字/u],
    ['本\n局', null, /换行/u],
    ['本局', '本局', null],
    ['科室', null, null],
  ])('may be called %j, being %j before: %s', (name, before, trouble) => {
    const said = styleNameTrouble(settings, name, before)
    if (trouble === null) expect(said).toBeNull()
    else expect(said).toMatch(trouble)
  })
})
