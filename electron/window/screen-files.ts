// Serves the built screen under the program's own scheme, with the headers that fence the page in. Nothing outside the
// folder of the screen can be named.
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { systemCode } from '../../shared/system-reason.ts'
import { host } from './own-address.ts'

/** Only what the program itself ships may run, be shown or be asked for. */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
}

export async function screenFile(folder: string, request: Request): Promise<Response> {
  const parts = partsOf(request.url)
  const type = types[extname(parts?.at(-1) ?? '').toLowerCase()]
  if (request.method !== 'GET' || parts === null || type === undefined) return nothing(404)
  try {
    const bytes = await readFile(join(folder, ...parts))
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': type } })
  } catch (error) {
    if (systemCode(error) === null) throw error
    return nothing(404)
  }
}

/** The parts of a path inside the folder; null for any other host, and for parts that would lead out of it. */
function partsOf(address: string): readonly string[] | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.host !== host) return null
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const isPlain = parts.length > 0 && parts.every((part) => /^[\w@.-]+$/u.test(part) && !/^\.+$/u.test(part))
  return isPlain ? parts : null
}

function nothing(status: number): Response {
  return new Response(null, { status, headers })
}
