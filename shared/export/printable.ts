// What a file format of XML or HTML can hold of a text.

/** Control characters but tab and line feed, half surrogates and the two noncharacters (XML 1.0, production 2). */
const unprintable = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\p{Cs}]/gu

/** The text without what XML cannot hold; a line is ended by a line feed. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unprintable, '')
}

/** With the five characters replaced that mean something in XML and HTML. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
