/** A table as a file for spreadsheets; cells that a spreadsheet would compute are made text. */
export function saveCsv(name: string, rows: readonly (readonly (string | number | null)[])[]) {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '')
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  }
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['\uFEFF', rows.map((r) => r.map(cell).join(',')).join('\r\n')], { type: 'text/csv' })), download: name })
  link.click()
  URL.revokeObjectURL(link.href)
}
