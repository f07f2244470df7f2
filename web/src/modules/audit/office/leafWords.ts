import { useI18n } from 'vue-i18n'

const noId = '00000000-0000-0000-0000-000000000000'

/** What the codes of a leaf are called; a code without words stands for itself. */
export function useLeafWords() {
  const { t, te, tm } = useI18n()
  const firstOf = (keys: string[], code: string) => { const key = keys.find((k) => te(k)); return key ? t(key) : code }
  const actWord = (code: string) => firstOf([`audit-office.acts.${code}`, ...(code.startsWith('cases.') ? [`cases.acts.${code.slice('cases.'.length)}`] : [])], code)
  const subjectWord = (code: string) => firstOf([`audit-office.subjects.${code}`], code)
  /** The end of an id, enough to tell one from another; nothing where there is none. */
  const shortId = (id: string) => id === noId ? '' : id.slice(-8)

  function codesUnder(branch: Record<string, unknown>, path: string): string[] {
    return Object.entries(branch).flatMap(([name, value]) => {
      const code = path ? `${path}.${name}` : name
      return te(`audit-office.acts.${code}`) ? [code] : codesUnder(value as Record<string, unknown>, code)
    })
  }
  /** Codes that can be asked for, each with its word. */
  const acts = () => [
    ...codesUnder(tm('audit-office.acts') as Record<string, unknown>, ''),
    ...Object.keys(tm('cases.acts')).map((act) => `cases.${act}`),
  ].map((code) => ({ code, word: actWord(code) }))
  const subjects = () => Object.keys(tm('audit-office.subjects')).map((code) => ({ code, word: subjectWord(code) }))
  return { actWord, subjectWord, shortId, acts, subjects }
}
