import { watch } from 'vue'
import { createI18n } from 'vue-i18n'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

type Messages = Record<string, unknown>
/** A module's messages in each language, loaded when the language is chosen. */
export type MessageFiles = Record<string, () => Promise<unknown>>

const remembered = 'wangge.language'

/** The chosen language, else the browser's where we have it, else Chinese. */
export function startLanguage(): Language {
  const chosen = localStorage.getItem(remembered)
  if (languages.includes(chosen as Language)) return chosen as Language
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

/** The language of a face. Its words come from `locales/{language}.json` of the rooms and modules that it uses, each under the room's name. */
export interface Words {
  plugin: ReturnType<typeof make>
  current: () => Language
  change: (to: Language) => Promise<void>
}

/** The name under which a room's words stand: the folder's, or `cases-field` for those that a module has for one face alone. */
export function roomOf(path: string): string {
  const ofFace = /\/modules\/([^/]+)\/(portal|field|office)\/locales\//.exec(path)
  return ofFace ? `${ofFace[1]}-${ofFace[2]}` : /([^/]+)\/locales\//.exec(path)![1]!
}

/** Puts words together key by key, so that several rooms may translate refusals of one module. */
function merge(into: Messages, more: Messages): Messages {
  for (const [key, value] of Object.entries(more)) {
    const there = into[key]
    into[key] = isBranch(there) && isBranch(value) ? merge({ ...there }, value) : value
  }
  return into
}

/** A compiled message is an object too; it alone has a type in front. */
const isBranch = (value: unknown): value is Messages => typeof value === 'object' && value !== null && !('type' in value) && !('t' in value)

const make = () => createI18n({
  legacy: false as const, locale: startLanguage() as string, fallbackLocale: 'zh-CN', missingWarn: false, fallbackWarn: false, messages: {} as Record<string, Record<string, never>>,
})

/** @param files From `import.meta.glob` of the face: paths end in `/{room}/locales/{language}.json`. */
export async function openWords(files: MessageFiles): Promise<Words> {
  const words = make()
  const loaded = new Set<string>()
  const load = async (language: Language) => {
    if (loaded.has(language)) return
    const rooms = await Promise.all(Object.entries(files).filter(([path]) => path.endsWith(`/${language}.json`)).map(async ([path, read]) => {
      return [roomOf(path), ((await read()) as { default: Messages }).default] as const
    }))
    loaded.add(language)
    // Refusals come from every room and stand under one word, since their codes name the room already.
    const refusals = rooms.reduce((all, [, messages]) => merge(all, (messages.refusals ?? {}) as Messages), {} as Messages)
    words.global.setLocaleMessage(language, { ...Object.fromEntries(rooms), refusals } as never)
  }

  const current = () => words.global.locale.value as Language
  const change = async (to: Language) => {
    await load(to)
    words.global.locale.value = to
    localStorage.setItem(remembered, to)
  }

  await load(current())
  watch(words.global.locale, (now) => { document.documentElement.lang = now }, { immediate: true })
  /** Takes what was chosen in another window of this browser, and the last choice where two come at once. */
  const follow = async () => {
    const to = startLanguage()
    await load(to)
    if (startLanguage() === to) words.global.locale.value = to
  }
  window.addEventListener('storage', (event) => { if (event.key === remembered) void follow().catch(() => {}) })
  return { plugin: words, current, change }
}
