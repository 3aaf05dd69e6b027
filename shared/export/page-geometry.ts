// The page of GB/T 9704-2012 in twips (1/20 pt) and half points: what the Word writer sets and the tests measure.

/** A4, 210 × 297 mm. */
export const paper = { width: 11906, height: 16838 } as const

/** 天头 37 mm, 订口 28 mm, and so much at the right and below that the type area is 156 × 225 mm. */
export const margins = { top: 2098, left: 1587, right: 1474, bottom: 1984 } as const

export const textWidth = paper.width - margins.left - margins.right
export const textHeight = paper.height - margins.top - margins.bottom

/** 二号, in half points. */
export const titleSize = 44
/** 三号, in half points. */
export const bodySize = 32
/** Taken from every character so that 28 of 16 pt stand on 156 mm: 15.75 pt each. */
export const bodySpacing = -5
/** Advance of one character of body text. */
export const bodyAdvance = bodySize * 10 + bodySpacing

/** 四号, for page numbers; they stand one character of this size away from the edge of the type area. */
export const pageNumberSize = 28

/** Height of the line the page number stands on. */
export const pageNumberLine = 400

/** Middle of the page number below the type area: 7 mm. */
const pageNumberBelow = 397

/** From the lower edge of the paper to that of the page number's line. */
export const footerDistance = margins.bottom - pageNumberBelow - pageNumberLine / 2
