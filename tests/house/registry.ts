import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inFolder } from './packed.ts'
import { ROOT } from './sources.ts'

export interface Registry {
  readonly url: string
  close(): void
}

/** A registry on this machine that has the packed packages, and leads to the one in use for all others. */
export async function registryOf(tarballs: ReadonlyMap<string, string>): Promise<Registry> {
  const others = inFolder(ROOT, 'npm', 'config', 'get', 'registry').trim()
  const server = createServer((request, response) => {
    const wanted = decodeURIComponent((request.url ?? '').slice(1))
    const served = tarballs.get(wanted.replace(/\.tgz$/, ''))
    if (served === undefined)
      response.writeHead(302, { location: new URL((request.url ?? '').slice(1), others).href }).end()
    else if (wanted.endsWith('.tgz')) response.end(readFileSync(served))
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(described(wanted, served, url)))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    url,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What a registry tells of a package. */
function described(name: string, tarball: string, url: string): object {
  const manifest = JSON.parse(inFolder(ROOT, 'tar', '-xzOf', tarball, 'package/package.json')) as { version: string }
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  const version = { ...manifest, dist: { tarball: `${url}${name}.tgz`, integrity } }
  return { name, 'dist-tags': { latest: manifest.version }, versions: { [manifest.version]: version } }
}
