import { saveFile } from '@/ui'

/** A table as a file for spreadsheets; cells that a spreadsheet would compute are made text. */
export function saveCsv(name: string, rows: readonly (readonly (string | number | null)[])[]) {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '')
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  }
  saveFile(name, new Blob(['\uFEFF', rows.map((r) => r.map(cell).join(',')).join('\r\n')], { type: 'text/csv' }))
}
