// What the program lets the clerk set for good: the office of new drafts, styles of one's own, scale, what a start shows.
// One schema holds the file, the window's wishes and each single value; where versions lie is the desk's own affair.
import * as v from 'valibot'
import { namedStyleOf, namedStyles, pageStyleOf } from './page-style.ts'
import { defaultProfile, type Profile } from './report/model.ts'
import { profileEntries, profileFields } from './report/profile-shape.ts'
import { officeKinds, type OfficeKind } from './template/duties.ts'

export interface OfficeSettings {
  readonly name: string
  readonly kind: OfficeKind | null
  /** '' stands for the name. */
  readonly signature: string
}

/** A style profile under a name that the office has given it. */
export interface OwnStyle {
  readonly name: string
  readonly profile: Profile
}

export const startUps = ['start-page', 'last-draft'] as const
export type StartUp = (typeof startUps)[number]

export interface Settings {
  readonly office: OfficeSettings
  readonly styles: readonly OwnStyle[]
  /** The style new drafts begin with: the name of a named style or of one's own. */
  readonly newDraftStyle: string
  /** Per cent. */
  readonly scale: number
  readonly startUp: StartUp
}

export const settingsLimits = {
  officeLength: 80,
  styleNameLength: 20,
  styles: 30,
  scale: { least: 100, most: 200 },
} as const

/** The scales that the menu steps through. */
export const usualScales: readonly number[] = [100, 110, 125, 150, 175, 200]

export const defaultSettings: Settings = {
  office: { name: '', kind: null, signature: '' },
  styles: [],
  newDraftStyle: namedStyles[0]?.name ?? '',
  scale: 100,
  startUp: 'start-page',
}

const line = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.check(isOneLine))

const office = {
  name: line(settingsLimits.officeLength),
  kind: v.nullable(v.picklist(officeKinds)),
  signature: line(settingsLimits.officeLength),
}

const styleName = v.pipe(
  line(settingsLimits.styleNameLength),
  v.check((name) => name !== '' && name === name.trim()),
)

const ownStyle = v.object({
  name: v.pipe(
    styleName,
    v.check((name) => !isNamed(name)),
  ),
  profile: v.object(profileEntries),
})

const styles = v.pipe(
  v.array(ownStyle),
  v.maxLength(settingsLimits.styles),
  v.check((list) => new Set(list.map(({ name }) => name)).size === list.length),
  v.readonly(),
)

const scale = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(settingsLimits.scale.least),
  v.maxValue(settingsLimits.scale.most),
)

const startUp = v.picklist(startUps)

/** Settings that hold together: the style of new drafts is one that there is. */
export const settingsShape = v.pipe(
  v.object({ office: v.object(office), styles, newDraftStyle: styleName, scale, startUp }),
  v.check((settings) => isStyle(settings, settings.newDraftStyle)),
)

export function areSettings(value: unknown): value is Settings {
  return v.is(settingsShape, value)
}

export interface ReadSettings {
  readonly settings: Settings
  /** False where something could not be read and stands at its default. */
  readonly isWhole: boolean
}

/** The settings out of what was kept. Of a damaged whole everything that is sound is taken, the rest is as it was first. */
export function settingsFrom(kept: unknown): ReadSettings {
  const whole = v.safeParse(settingsShape, kept)
  if (whole.success) return { settings: whole.output, isWhole: true }
  const given = partsOf(kept)
  const givenOffice = partsOf(given['office'])
  const sound: Settings = {
    office: {
      name: one(office.name, givenOffice['name'], defaultSettings.office.name),
      kind: one(office.kind, givenOffice['kind'], defaultSettings.office.kind),
      signature: one(office.signature, givenOffice['signature'], defaultSettings.office.signature),
    },
    styles: soundStyles(given['styles']),
    newDraftStyle: one(styleName, given['newDraftStyle'], defaultSettings.newDraftStyle),
    scale: one(scale, given['scale'], defaultSettings.scale),
    startUp: one(startUp, given['startUp'], defaultSettings.startUp),
  }
  const isThere = isStyle(sound, sound.newDraftStyle)
  return {
    settings: isThere ? sound : { ...sound, newDraftStyle: defaultSettings.newDraftStyle },
    isWhole: false,
  }
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function one<T>(schema: v.GenericSchema<unknown, T>, value: unknown, fallback: T): T {
  const parsed = v.safeParse(schema, value)
  return parsed.success ? parsed.output : fallback
}

function soundStyles(value: unknown): readonly OwnStyle[] {
  const found = new Map<string, OwnStyle>()
  for (const item of Array.isArray(value) ? value : []) {
    const parsed = v.safeParse(ownStyle, item)
    if (parsed.success && !found.has(parsed.output.name)) found.set(parsed.output.name, parsed.output)
  }
  return [...found.values()].slice(0, settingsLimits.styles)
}

function isOneLine(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029]/u.test(text)
}

function isNamed(name: string): boolean {
  return namedStyles.some((style) => style.name === name)
}

function isStyle(settings: Pick<Settings, 'styles'>, name: string): boolean {
  return isNamed(name) || settings.styles.some((style) => style.name === name)
}

/** The values of a profile alone: a draft's may hold fields that another program has added. */
export function plainProfile(profile: Profile): Profile {
  return { yearWord: profile.yearWord, ...pageStyleOf(profile) }
}

/** A profile in the style of this name. The program's styles say nothing of the year's word, the office's own do. */
export function inStyle(settings: Settings, name: string, profile: Profile): Profile {
  const own = settings.styles.find((style) => style.name === name)
  if (own) return { ...profile, ...own.profile }
  const named = namedStyles.find((style) => style.name === name)
  return named ? { ...profile, ...named.style } : profile
}

/** The profile that new drafts begin with. */
export function newDraftProfile(settings: Settings): Profile {
  return inStyle(settings, settings.newDraftStyle, defaultProfile)
}

/** The name of the style that a profile has, in every value; null where it has none. */
export function styleNameOf(settings: Settings, profile: Profile): string | null {
  const own = settings.styles.find((style) =>
    profileFields.every((field) => style.profile[field] === profile[field]),
  )
  return own?.name ?? namedStyleOf(profile)?.name ?? null
}

/** What is wrong with a name for a style of one's own, in words; null for one that will do. */
export function styleNameTrouble(
  settings: Settings,
  name: string,
  before: string | null = null,
): string | null {
  if (name === '') return '请给版式起个名字。'
  if (!v.is(styleName, name)) return `名字最多 ${settingsLimits.styleNameLength} 个字，不能有换行。`
  if (isNamed(name)) return `“${name}”是程序自带的版式，请换个名字。`
  if (name !== before && settings.styles.some((style) => style.name === name))
    return `已经有“${name}”了，请换个名字。`
  return null
}
