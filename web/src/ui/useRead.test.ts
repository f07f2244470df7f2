import { expect, it } from 'vitest'
import { useRead } from './useRead'

it('takes the newest answer, whichever comes last, and keeps it where a reading fails', async () => {
  const answers: ((n: number) => void)[] = []
  let fails = false
  const { value, error, load } = useRead(() => fails ? Promise.reject(new Error('no')) : new Promise<number>((done) => answers.push(done)))
  const both = [load(), load()]
  answers[1]!(2)
  answers[0]!(1)
  await Promise.all(both)
  expect([value.value, error.value]).toEqual([2, null])
  fails = true
  await load()
  expect(value.value).toBe(2)
  expect(error.value).toBeInstanceOf(Error)
})
