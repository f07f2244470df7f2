import { computed, reactive, ref, watch } from 'vue'
import { api, body, newId, sendBlob, type Schemas } from '@/api'
import { now } from '@/session'
import { work } from './proofOfWork'

export interface Photo { file: Blob, url: string }
type Suggestion = Schemas['SuggestTypeSuggested']

const mostPhotos = 3
const longestSide = 2048

/** What a resident says, kept until it is sent: photos, place, words, type. A second try sends the same report. */
export function useSaying() {
  const id = ref(newId())
  const said = reactive({
    words: '', type: null as string | null, place: null as [number, number] | null, placeText: '', isPublic: true, phone: '', email: '', photos: [] as Photo[],
  })
  const suggestions = ref<Suggestion[]>([])
  const sending = ref<'no' | 'photos' | 'work' | 'report'>('no')
  const error = ref<unknown>(null)
  const sent = ref<{ number: number, secret: string } | null>(null)
  const ready = computed(() => said.words.trim().length > 1 || said.photos.length > 0)

  let typing: ReturnType<typeof setTimeout> | undefined
  watch(() => [said.words, said.place], () => {
    clearTimeout(typing)
    typing = setTimeout(() => void suggest(), 500)
  }, { deep: true })

  async function suggest() {
    if (!said.words.trim() && !said.place) return
    const told = await body(api.POST('/api/reports/suggest-type', { body: { words: said.words, longitude: said.place?.[0] ?? null, latitude: said.place?.[1] ?? null, flow: 'site' } })).catch(() => null)
    if (told) suggestions.value = told.types
  }

  async function add(files: Iterable<File>) {
    for (const file of files) {
      if (said.photos.length >= mostPhotos) break
      const shrunk = await shrink(file)
      said.photos.push({ file: shrunk, url: URL.createObjectURL(shrunk) })
    }
  }

  function drop(photo: Photo) {
    URL.revokeObjectURL(photo.url)
    said.photos.splice(said.photos.indexOf(photo), 1)
  }

  async function send() {
    error.value = null
    try {
      sending.value = 'photos'
      const files: string[] = []
      for (const photo of said.photos) files.push(await sendBlob(photo.file))
      sending.value = 'work'
      const proof = await work(id.value, now())
      sending.value = 'report'
      const answer = await body(api.PUT('/api/reports/{reportId}', { params: { path: { reportId: id.value } }, body: {
        type: said.type, words: said.words.trim(), placeText: said.placeText || null, longitude: said.place?.[0] ?? null, latitude: said.place?.[1] ?? null, files,
        isPublic: said.isPublic, contact: said.phone || said.email ? { phone: said.phone || null, email: said.email || null } : null, work: proof, filesAfter: null, happenedAt: null, attributes: null, source: null, follows: null,
      } as never }))
      sent.value = { number: answer.number, secret: answer.follow.split('/').at(-1)! }
    }
    catch (reason) { error.value = reason }
    finally { sending.value = 'no' }
  }

  function again() {
    said.photos.forEach((p) => URL.revokeObjectURL(p.url))
    Object.assign(said, { words: '', type: null, photos: [], phone: '', email: '' })
    id.value = newId()
    sent.value = null
  }

  return { said, suggestions, ready, sending, error, sent, add, drop, send, again }
}

/** A photo no larger than is looked at: a phone's 12 MB becomes some 400 KB, without position and camera. */
export async function shrink(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return file
  const part = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * part), height: Math.round(picture.height * part) })
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return await new Promise<Blob>((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', 0.85))
}
