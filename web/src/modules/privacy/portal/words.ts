import { useI18n } from 'vue-i18n'

/** Codes and sentences of the server's record of purposes in the reader's language; what has no translation stands as it is. */
export function useDataWords() {
  const { t, te } = useI18n()
  return (room: string, code: string) => {
    const key = `privacy-portal.${room}.${code.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`
    return te(key) ? t(key) : code
  }
}
