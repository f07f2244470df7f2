import { paint, type Order } from './paint'

// Drawn beside the page, which stays free for who reads and presses.
self.onmessage = async ({ data: { id, order } }: MessageEvent<{ id: number, order: Order }>) => {
  const canvas = new OffscreenCanvas(1, 1)
  await paint(canvas, order)
  const picture = canvas.transferToImageBitmap()
  postMessage({ id, picture }, { transfer: [picture] })
}
