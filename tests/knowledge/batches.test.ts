import { Agent } from 'node:http'
import { describe, expect, it } from 'vitest'
import { load } from './loading.ts'

// What the tables say of pieces and connections, asked of the packages themselves.

describe('DataLoader', () => {
  it.each([
    ['all keys of a tick', {}, [5]],
    ['at most `maxBatchSize`', { maxBatchSize: 2 }, [2, 2, 1]],
  ])('hands its function %s', async (_, options, sizes) => {
    const { default: DataLoader } = await load('dataloader')
    const seen: number[] = []
    const loader = new DataLoader((keys: readonly number[]) => {
      seen.push(keys.length)
      return Promise.resolve([...keys])
    }, options)
    await Promise.all([1, 2, 3, 4, 5].map((key) => loader.load(key) as Promise<number>))
    expect(seen).toEqual(sizes)
  })
})

describe('sqs-consumer', () => {
  it('takes no batch of more than ten', async () => {
    const { Consumer } = await load('sqs-consumer')
    const make = (batchSize: number): unknown =>
      Consumer.create({ queueUrl: 'u', batchSize, sqs: {}, handleMessageBatch: () => Promise.resolve() })
    expect(() => make(10)).not.toThrow()
    expect(() => make(11)).toThrow(/batchSize/i)
  })
})

describe('undici', () => {
  it('takes no infinite number of connections, but none', async () => {
    const { Pool } = await load('undici')
    expect(() => new Pool('http://localhost', { connections: Infinity }) as unknown).toThrow('invalid connections')
    expect(() => new Pool('http://localhost') as unknown).not.toThrow()
  })
})

describe('http', () => {
  it('gives an agent no limit unless it is told one', () => {
    expect(new Agent().maxSockets).toBe(Infinity)
    expect(new Agent({ keepAlive: true }).maxSockets).toBe(Infinity)
  })
})

describe('busboy', () => {
  it('ends a file at `limits.fileSize`', async () => {
    const { default: busboy } = await load('busboy')
    const form = busboy({
      headers: { 'content-type': 'multipart/form-data; boundary=a' },
      limits: { fileSize: 4 },
    })
    let text = ''
    form.on('file', (_: string, file: NodeJS.ReadableStream) => {
      file.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
    })
    form.end('--a\r\ncontent-disposition: form-data; name="x"; filename="y"\r\n\r\n123456789\r\n--a--\r\n')
    await new Promise((resolve) => form.on('close', resolve))
    expect(text).toBe('1234')
  })
})
