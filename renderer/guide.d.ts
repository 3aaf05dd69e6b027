// The user's guide as the build hands it to the window (build/guide-plugin.mjs).
declare module 'virtual:guide' {
  export interface GuidePart {
    readonly text: string
    readonly strong: boolean
  }

  export type GuideBlock =
    | { readonly kind: 'text'; readonly parts: readonly GuidePart[] }
    | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly GuidePart[])[] }
    | {
        readonly kind: 'table'
        readonly head: readonly string[]
        readonly rows: readonly (readonly string[])[]
      }
    | { readonly kind: 'picture'; readonly source: string; readonly title: string }

  export interface GuideSection {
    readonly title: string
    readonly blocks: readonly GuideBlock[]
  }

  export const sections: readonly GuideSection[]
}
