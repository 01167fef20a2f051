import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { whereThePersonStands } from '../../rules/command/terminal.ts'

const PACKAGE = path.resolve('package')
const ELSEWHERE = path.resolve('elsewhere')

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('where the person stands', () => {
  it.each([
    ['where npm was called, when npm runs the command', PACKAGE, ELSEWHERE, ELSEWHERE],
    ['the working folder, whatever an outer npm left behind', ELSEWHERE, PACKAGE, ELSEWHERE],
  ])('is %s', (_, cwd, called, answer) => {
    vi.spyOn(process, 'cwd').mockReturnValue(cwd)
    vi.stubEnv('npm_package_json', path.join(PACKAGE, 'package.json'))
    vi.stubEnv('INIT_CWD', called)
    expect(whereThePersonStands()).toBe(answer)
  })
})
