/** Gives what the page holds as a file to keep. */
export function saveFile(name: string, content: Blob) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(content), download: name })
  link.click()
  URL.revokeObjectURL(link.href)
}
