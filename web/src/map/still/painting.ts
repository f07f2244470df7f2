import type { Order } from './paint'

let painter: Worker | undefined
let last = 0

/** Draws on a canvas: in a worker where the browser can, else here. */
export async function painting(canvas: HTMLCanvasElement, order: Order): Promise<void> {
  if (!('OffscreenCanvas' in window)) return (await import('./paint')).paint(canvas, order)
  painter ??= new Worker(new URL('./painter.ts', import.meta.url), { type: 'module' })
  const id = ++last
  const picture = await new Promise<ImageBitmap>((done) => {
    const hear = ({ data }: MessageEvent<{ id: number, picture: ImageBitmap }>) => {
      if (data.id !== id) return
      painter!.removeEventListener('message', hear)
      done(data.picture)
    }
    painter!.addEventListener('message', hear)
    painter!.postMessage({ id, order })
  })
  Object.assign(canvas, { width: picture.width, height: picture.height })
  canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(picture)
}
