import { expect, it } from 'vitest'
import { faultReason } from './reason'

it.each([
  [{ reason: null, words: null }, ''],
  [{ reason: 'heard', words: null }, 'alarms-office.fault.reasons.heard'],
  [{ reason: 'by-hand', words: '设备已送修' }, '设备已送修'],
  [{ reason: 'other', words: null }, 'other'],
])('why a fault ended: %o', (fault, said) => { expect(faultReason(fault, (key) => key)).toBe(said) })
