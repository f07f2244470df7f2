import { describe, expect, it } from 'vitest'
import { Problem } from '@/api'
import { useEditing } from './useEditing'

function store(first: { name: string }) {
  const at = { value: first, version: 1 }
  return {
    at,
    doors: {
      read: async () => ({ ...at }),
      write: async (value: { name: string }, version: number) => {
        if (version !== at.version) throw new Problem('cases.settings.stale', 412)
        Object.assign(at, { value: { ...value }, version: version + 1 })
        return { ...at }
      },
    },
  }
}

describe('useEditing', () => {
  it('saves over the version that was read', async () => {
    const { at, doors } = store({ name: 'a' })
    const edit = useEditing(doors)
    await edit.load()
    edit.draft.value!.name = 'b'
    expect(edit.isChanged.value).toBe(true)
    expect(await edit.save()).toBe(true)
    expect([at.value.name, edit.version.value, edit.isChanged.value]).toEqual(['b', 2, false])
  })

  it('loses nothing where a colleague saved first, and saves over it only when told so', async () => {
    const { at, doors } = store({ name: 'a' })
    const edit = useEditing(doors)
    await edit.load()
    edit.draft.value!.name = 'mine'
    Object.assign(at, { value: { name: 'theirs' }, version: 2 })
    expect(await edit.save()).toBe(false)
    expect([edit.draft.value!.name, edit.theirs.value?.value.name, at.value.name]).toEqual(['mine', 'theirs', 'theirs'])
    expect(await edit.save()).toBe(true)
    expect([at.value.name, at.version]).toEqual(['mine', 3])
  })

  it('takes theirs', async () => {
    const { at, doors } = store({ name: 'a' })
    const edit = useEditing(doors)
    await edit.load()
    edit.draft.value!.name = 'mine'
    Object.assign(at, { value: { name: 'theirs' }, version: 2 })
    await edit.save()
    edit.takeTheirs()
    expect([edit.draft.value!.name, edit.version.value, edit.error.value]).toEqual(['theirs', 2, null])
  })
})
