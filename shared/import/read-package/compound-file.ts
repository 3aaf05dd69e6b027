// Compound files (OLE2): not packages, but what a password turns a package into and what old .doc files are. Only what
// is needed to say which of the two it is.

export function looksLikeCompoundFile(bytes: Uint8Array): boolean {
  const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  return signature.every((byte, index) => bytes[index] === byte)
}

/** An Office file under a password: the package lies encrypted in a stream of this name ([MS-OFFCRYPTO] 2.3.4). */
export function isEncryptedPackage(bytes: Uint8Array): boolean {
  return looksLikeCompoundFile(bytes) && holdsName(bytes, 'EncryptedPackage')
}

/** Directory entries are 128 bytes in a sector and begin with the name in UTF-16LE ([MS-CFB] 2.6.1). */
function holdsName(bytes: Uint8Array, name: string): boolean {
  for (let entry = 512; entry + 128 <= bytes.length; entry += 128) {
    let index = 0
    while (
      index < name.length &&
      bytes[entry + index * 2] === name.charCodeAt(index) &&
      bytes[entry + index * 2 + 1] === 0
    ) {
      index += 1
    }
    if (index === name.length) return true
  }
  return false
}
