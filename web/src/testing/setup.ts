import 'fake-indexeddb/auto'

if (!globalThis.matchMedia) {
  globalThis.matchMedia = ((query: string) => ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} })) as unknown as typeof matchMedia
}
