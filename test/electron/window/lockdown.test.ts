import { describe, expect, it } from 'vitest'
import { isWithoutSandbox } from '../../../electron/window/lockdown.ts'

describe('a start without the sandbox', () => {
  it.each([
    ['an installed program', true, ['no-sandbox'], true],
    ['an installed program that has it', true, ['user-data-dir'], false],
    ['a developer’s, who may be root', false, ['no-sandbox'], false],
  ])('%s', (_, isPackaged, switches, isRefused) => {
    const commandLine = { hasSwitch: (name: string) => switches.includes(name) }
    expect(isWithoutSandbox({ isPackaged, commandLine })).toBe(isRefused)
  })
})
