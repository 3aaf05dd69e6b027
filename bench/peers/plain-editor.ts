// The peer of the prose pane: Tiptap as it comes, with paragraphs and bold. Bundled and served by screen.ts.
import { Editor } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'

const element = document.querySelector('main')
if (element === null) throw new Error('no place for the editor')
const editor = new Editor({ element, extensions: [Document, Paragraph, Text, Bold] })
Object.assign(window, { setText: (html: string) => editor.commands.setContent(html) })
