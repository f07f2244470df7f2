import { toBlob, toKept, type KeptFile } from '@/offline'

/** A photo that is to be sent: kept under its hash, and shown by `url`. */
export interface Photo extends KeptFile { url: string }

/** The longest side of what is sent: enough to see what is wrong, small enough for a poor network. */
const longest = 1600

export async function toPhoto(content: Blob): Promise<Photo> {
  const kept = await toKept(content)
  return { ...kept, url: URL.createObjectURL(content) }
}

export const fromKept = (kept: KeptFile): Photo => ({ ...kept, url: URL.createObjectURL(toBlob(kept)) })

/** What a picked photo becomes: as it is where it is small, else smaller. */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return file
  if (Math.max(picture.width, picture.height) <= longest && file.size < 1_500_000) return file
  return draw(picture, picture.width, picture.height)
}

/** One picture of a running camera. */
export const shoot = (video: HTMLVideoElement) => draw(video, video.videoWidth, video.videoHeight)

async function draw(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')!.drawImage(source, 0, 0, canvas.width, canvas.height)
  return new Promise((done, failed) => canvas.toBlob((blob) => blob ? done(blob) : failed(new Error('no picture')), 'image/jpeg', 0.85))
}
