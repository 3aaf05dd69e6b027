// Which fonts this machine has, by measuring: the browser says of no local font by name whether it is there.
import { isInstalled } from '../../shared/export/named-fonts.ts'

/** Latin too: every Han character is as wide as another, in whatever font. */
const sample = 'mmMWil10,.%年报'
const generic = ['monospace', 'serif', 'sans-serif'] as const

/** Asks the machine once a font. */
export function installedFonts(): (font: string) => boolean {
  const pen = document.createElement('canvas').getContext('2d')
  const width = (families: string): number => {
    if (pen === null) return 0
    pen.font = `72px ${families}`
    return pen.measureText(sample).width
  }
  const alone = generic.map((family) => width(family))
  const known = new Map<string, boolean>()
  return (font) => {
    const quoted = JSON.stringify(font)
    const answer =
      known.get(font) ??
      isInstalled(
        alone,
        generic.map((family) => width(`${quoted}, ${family}`)),
      )
    known.set(font, answer)
    return answer
  }
}
